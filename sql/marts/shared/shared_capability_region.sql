-- one row per capability and region, functions together; may leave the house
-- as capability_region, but hidden figures are null, rare names left out
with

capability as (

    select distinct capability_id, capability_name
    from marts.shared_capability
    where capability_id is not null

),

counted as (

    select
        capability_id,
        region_code,
        count(*) filter (where provision = 'makes') as company_count,
        count(*) filter (where provision = 'could_make') as could_count,
        count(distinct municipality_code) filter (where provision = 'makes')
            as municipality_count
    from marts.shared_capability
    where capability_id is not null
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
    f.capability_id,
    f.capability_name,
    f.region_code,
    case when m.measure is null then f.company_count end as company_count,
    case when c.measure is null then f.could_count end as could_count,
    case when m.measure is null then f.municipality_count end
        as municipality_count,
    case
        when m.measure is not null then null
        when f.company_count = 0 then 'none'
        when f.municipality_count >= 2 then 'deep'
        else 'shallow'
    end as depth,
    m.measure is not null or c.measure is not null as is_suppressed
from filled as f
left join marts.hidden_figure as m
    on m.measure = 'makes'
    and f.capability_id = m.subject_code
    and m.vital_function_code = ''
    and m.municipality_code = ''
    and f.region_code = m.region_code
left join marts.hidden_figure as c
    on c.measure = 'could_make'
    and f.capability_id = c.subject_code
    and c.vital_function_code = ''
    and c.municipality_code = ''
    and f.region_code = c.region_code
