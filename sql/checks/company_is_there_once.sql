-- error: A company is in the data more than once.
select company_id, count(*) as row_count
from marts.company
group by company_id
having count(*) > 1
