-- one row per capability and region, its vital functions together
-- regions without a maker are rows with depth none, so that gaps can be seen
with

capability as (

    select distinct capability_id, capability_name
    from marts.company_capability

),

counted as (

    select
        capability_id,
        region_code,
        count(*) filter (where provision = 'makes') as company_count,
        count(*) filter (where provision = 'could_make') as could_count,
        count(distinct municipality_code) filter (where provision = 'makes')
            as municipality_count
    from marts.company_capability
    group by all

),

filled as (

    select
        c.capability_id,
        c.capability_name,
        r.region_code,
        coalesce(n.company_count, 0) as company_count,
        coalesce(n.could_count, 0) as could_count,
        coalesce(n.municipality_count, 0) as municipality_count
    from capability as c
    cross join marts.interviewed_region as r
    left join counted as n
        on c.capability_id = n.capability_id and r.region_code = n.region_code

)

select
    capability_id,
    capability_name,
    region_code,
    company_count,
    could_count,
    municipality_count,
    -- the limits of capability_depth
    case
        when company_count = 0 then 'none'
        when company_count = 1 then 'thin'
        when company_count < 3 or municipality_count < 2 then 'shallow'
        else 'deep'
    end as depth,
    false as is_suppressed
from filled
