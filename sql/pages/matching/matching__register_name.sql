-- one row per name of a registered company, its words in order too
select
    business_id as company_id,
    name_key as key,
    form,
    loose_key as loose,
    array_to_string(list_sort(string_split(loose_key, ' ')), ' ') as ordered,
    coalesce(municipality_code, '') as municipality,
    coalesce(post_code, '') as post_code,
    is_near,
    is_current
from marts.register_match_name
order by is_near desc, loose_key, business_id
