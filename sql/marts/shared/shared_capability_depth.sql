-- one row per capability, vital function and region, as it may leave the house
-- as capability_depth, but hidden figures are null; capacities are not told
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
    case when h.measure is null then coalesce(m.company_count, 0) end
        as company_count,
    case when h.measure is null then coalesce(m.municipality_count, 0) end
        as municipality_count,
    case
        when h.measure is not null then null
        when m.company_count is null then 'none'
        when m.municipality_count >= 2 then 'deep'
        else 'shallow'
    end as depth,
    h.measure is not null as is_suppressed
from capability as c
cross join marts.interviewed_region as r
left join made as m
    on c.capability_id = m.capability_id
    and c.vital_function_code is not distinct from m.vital_function_code
    and r.region_code = m.region_code
left join marts.hidden_figure as h
    on h.measure = 'makes'
    and c.capability_id = h.subject_code
    and coalesce(c.vital_function_code, 'unknown') = h.vital_function_code
    and h.municipality_code = ''
    and r.region_code = h.region_code
