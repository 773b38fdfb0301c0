-- one row per company of the register, in today's municipality; register
select
    r.business_id,
    r.company_name,
    a.current_code as municipality_code,
    m.region_code,
    r.industry_code,
    r.industry_edition,
    coalesce(r.is_alive, true) as is_alive,
    r.situation
from staging.register_company as r
left join marts.municipality_alias as a
    on r.municipality_code = a.municipality_code
left join marts.municipality as m on a.current_code = m.municipality_code
