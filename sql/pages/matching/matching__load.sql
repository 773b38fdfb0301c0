-- one row: the load that the register is of
select max(batch_id) as batch_id, count(*) as company_count
from marts.registered_company
