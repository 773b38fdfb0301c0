-- one row per entry of a known company in a register; PRH YTJ
select
    e.business_id,
    e.register_code,
    e.entry_code,
    e.valid_from,
    e.valid_to
from staging.register_entry as e
inner join marts.company as c on e.business_id = c.company_id
