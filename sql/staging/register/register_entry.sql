-- one row per entry of a company in a register of the authorities; PRH YTJ
select batch_id, business_id, register_code, entry_code, valid_from, valid_to
from landing.register_entry
