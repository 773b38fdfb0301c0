-- one row per interviewed company, by name; for the choice
select
    company_id,
    company_name,
    municipality_name_fi,
    municipality_name_sv
from marts.company
where is_interviewed
order by company_name, company_id
