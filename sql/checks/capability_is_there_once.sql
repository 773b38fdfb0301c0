-- error: A capability of a company is in the data more than once.
select company_id, capability_id, count(*) as row_count
from marts.company_capability
group by company_id, capability_id
having count(*) > 1
