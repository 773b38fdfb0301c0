-- one row per name that a known company has or had; PRH YTJ
select
    n.business_id,
    n.company_name,
    n.name_kind,
    n.valid_from,
    n.valid_to
from staging.register_name as n
inner join marts.company as c on n.business_id = c.company_id
