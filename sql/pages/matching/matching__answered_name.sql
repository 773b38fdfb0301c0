-- one row per name told of a company on sheet A
select
    company_id,
    company_name,
    name_key as key,
    form,
    loose_key as loose,
    array_to_string(list_sort(string_split(loose_key, ' ')), ' ') as ordered,
    coalesce(municipality_code, '') as municipality,
    coalesce(post_code, '') as post_code,
    true as is_near,
    true as is_current
from marts.answered_match_name
order by loose_key, company_id, company_name
