-- one row per name that a company has or had; PRH YTJ
select
    batch_id,
    business_id,
    name as company_name,
    name_kind,
    valid_from,
    valid_to
from landing.register_name
