-- one row per capability, vital function and region; company_capability
-- regions without a maker are rows with depth none, so that gaps can be seen
with

capability as (

    select distinct
        capability_id,
        capability_name,
        vital_function_code,
        vital_function_name_fi,
        vital_function_name_sv,
        vital_function_name_en
    from marts.company_capability

),

made as (

    select
        capability_id,
        vital_function_code,
        region_code,
        count(*) as company_count,
        count(distinct municipality_code) as municipality_count,
        -- capacities add up only when all are told in the same unit
        case when count(distinct capacity_unit) = 1 then min(capacity_unit) end
            as capacity_unit,
        -- decimals are added exactly, whatever the order of the rows
        case
            when count(distinct capacity_unit) = 1
                then sum(cast(surge_low as decimal(30, 6)))
        end as surge_low,
        case
            when count(distinct capacity_unit) = 1
                and count(surge_high) = count(*)
                then sum(cast(surge_high as decimal(30, 6)))
        end as surge_high
    from marts.company_capability
    where provision = 'makes'
    group by all

)

select
    c.capability_id,
    c.capability_name,
    c.vital_function_code,
    c.vital_function_name_fi,
    c.vital_function_name_sv,
    c.vital_function_name_en,
    r.region_code,
    coalesce(m.company_count, 0) as company_count,
    coalesce(m.municipality_count, 0) as municipality_count,
    m.capacity_unit,
    cast(m.surge_low as double) as surge_low,
    cast(m.surge_high as double) as surge_high,
    case
        when m.company_count is null then 'none'
        when m.company_count = 1 then 'thin'
        -- three makers in one place can all be lost at once
        when m.company_count < 3 or m.municipality_count < 2 then 'shallow'
        else 'deep'
    end as depth,
    false as is_suppressed
from capability as c
cross join marts.interviewed_region as r
left join made as m
    on c.capability_id = m.capability_id
    and c.vital_function_code is not distinct from m.vital_function_code
    and r.region_code = m.region_code
