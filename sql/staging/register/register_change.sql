-- one row per change of a company since the load before; PRH YTJ
select
    batch_id,
    business_id,
    change,
    before as value_before,
    after as value_after,
    name as company_name,
    municipality_code
from landing.register_change
