-- one row per name of a registered company
select
    business_id as company_id,
    name_key,
    form,
    loose_key,
    coalesce(municipality_code, '') as municipality_code,
    is_near,
    is_current
from marts.register_match_name
order by business_id, loose_key
