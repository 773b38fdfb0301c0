-- one row: rows of imported workbooks that wait for a correction
select coalesce(sum(parked_count), 0) as parked_count
from marts.batch_status
where kind = 'workbook'
