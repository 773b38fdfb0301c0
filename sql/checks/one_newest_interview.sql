-- error: A company has not exactly one newest interview.
select company_id, count(*) filter (where is_newest) as newest_count
from marts.interview
group by company_id
having count(*) filter (where is_newest) <> 1
