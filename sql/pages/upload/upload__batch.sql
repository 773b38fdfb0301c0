-- one row per import that the pages show; marts.batch_status
select batch_id
from marts.batch_status
order by batch_id
