-- one row per name told of a company on sheet A
select
    company_id,
    company_name,
    name_key,
    form,
    loose_key,
    coalesce(municipality_code, '') as municipality_code
from marts.answered_match_name
order by company_id, company_name
