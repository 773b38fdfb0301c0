-- one row per change that the newest load told of companies of the region
select
    change,
    company_name,
    business_id,
    municipality_name_fi,
    municipality_name_sv,
    accepted_at
from marts.company_change
where region_code = $region or region_code_before = $region
order by change, company_name, business_id
