-- one row per situation that a known company is or was in; PRH YTJ
select
    s.business_id,
    s.situation,
    s.valid_from,
    s.valid_to
from staging.register_situation as s
inner join marts.company as c on s.business_id = c.company_id
