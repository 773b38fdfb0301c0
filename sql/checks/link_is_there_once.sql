-- error: A supplier of a critical input is in the data more than once.
select link_id, count(*) as row_count
from marts.supply_link
group by link_id
having count(*) > 1
