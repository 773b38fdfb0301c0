-- one row per change that the newest load of companies told; PRH YTJ
-- a company that moved between regions belongs to both
with

newest as (

    select batch_id, accepted_at
    from staging.batch
    where kind = 'register' and source = 'companies'
    qualify row_number() over (
        order by accepted_at desc, batch_id desc
    ) = 1

)

select
    c.business_id,
    coalesce(c.company_name, c.business_id) as company_name,
    c.change,
    c.value_before,
    c.value_after,
    m.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    m.region_code,
    coalesce(was.region_code, m.region_code) as region_code_before,
    n.accepted_at
from staging.register_change as c
inner join newest as n on c.batch_id = n.batch_id
left join marts.municipality_alias as alias
    on c.municipality_code = alias.municipality_code
left join marts.municipality as m
    on coalesce(alias.current_code, c.municipality_code) = m.municipality_code
left join marts.municipality_alias as earlier
    on c.change = 'moved' and c.value_before = earlier.municipality_code
left join marts.municipality as was
    on earlier.current_code = was.municipality_code
