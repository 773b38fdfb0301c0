-- one row per capability and company of the region, for the filter
select capability_id, capability_name, company_id
from marts.company_capability
where region_code = $region and provision is not null
order by capability_name, company_id
