-- one row per capability, vital function and region, as it may leave the house
-- as capability_depth, but one or two makers are null; capacities are not told
with

capability as (

    select distinct
        capability_id,
        capability_name,
        vital_function_code,
        vital_function_name_fi,
        vital_function_name_sv,
        vital_function_name_en
    from marts.shared_capability
    where capability_id is not null

),

made as (

    select
        capability_id,
        vital_function_code,
        region_code,
        count(*) as company_count,
        count(distinct municipality_code) as municipality_count
    from marts.shared_capability
    where provision = 'makes' and capability_id is not null
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
    case
        when m.company_count is null then 0
        when m.company_count >= 3 then m.company_count
    end as company_count,
    case
        when m.company_count is null then 0
        when m.company_count >= 3 then m.municipality_count
    end as municipality_count,
    case
        when m.company_count is null then 'none'
        when m.company_count >= 3 and m.municipality_count >= 2 then 'deep'
        when m.company_count >= 3 then 'shallow'
    end as depth,
    coalesce(m.company_count < 3, false) as is_suppressed
from capability as c
cross join marts.interviewed_region as r
left join made as m
    on c.capability_id = m.capability_id
    and c.vital_function_code is not distinct from m.vital_function_code
    and r.region_code = m.region_code
