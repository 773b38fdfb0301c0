-- one row per name that the company has or had, the present one first
select company_name, name_kind, valid_from, valid_to
from marts.company_name_history
where business_id = $company
order by valid_to desc nulls first, valid_from desc, company_name
