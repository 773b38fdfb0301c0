-- one row per company of the register, with its region; PRH YTJ
select
    r.business_id,
    r.company_name,
    r.is_alive,
    m.municipality_code,
    m.region_code
from staging.register_company as r
left join marts.municipality_alias as alias
    on r.municipality_code = alias.municipality_code
left join marts.municipality as m
    on coalesce(alias.current_code, r.municipality_code) = m.municipality_code
