-- error: A critical input of a company is in the data more than once.
select need_id, count(*) as row_count
from marts.supply_need
group by need_id
having count(*) > 1
