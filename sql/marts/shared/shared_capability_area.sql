-- one row per capability, function and municipality, as it may leave the house
-- as capability_area, but hidden figures are null and rare names left out
with

level as (

    select true as by_capability, true as by_function
    union all
    select true, false
    union all
    select false, true
    union all
    select false, false

),

keyed as (

    select
        c.company_id,
        c.provision,
        c.municipality_code,
        c.municipality_name_fi,
        c.municipality_name_sv,
        c.region_code,
        case when l.by_capability then c.capability_id else '' end
            as capability_id,
        case when l.by_capability then c.capability_name else '' end
            as capability_name,
        case when l.by_function then c.vital_function_code else '' end
            as vital_function_code
    from marts.shared_capability as c
    cross join level as l
    where c.municipality_code is not null

),

counted as (

    select
        capability_id,
        capability_name,
        vital_function_code,
        municipality_code,
        municipality_name_fi,
        municipality_name_sv,
        region_code,
        count(distinct company_id) filter (where provision = 'makes')
            as company_count,
        count(distinct company_id) filter (where provision = 'could_make')
            as could_count
    from keyed
    where vital_function_code is not null and capability_id is not null
    group by all

)

select
    n.capability_id,
    n.capability_name,
    n.vital_function_code,
    n.municipality_code,
    n.municipality_name_fi,
    n.municipality_name_sv,
    n.region_code,
    case when m.measure is null then n.company_count end as company_count,
    case when c.measure is null then n.could_count end as could_count,
    m.measure is not null or c.measure is not null as is_suppressed
from counted as n
left join marts.hidden_figure as m
    on m.measure = 'makes'
    and n.capability_id = m.subject_code
    and n.vital_function_code = m.vital_function_code
    and n.municipality_code = m.municipality_code
left join marts.hidden_figure as c
    on c.measure = 'could_make'
    and n.capability_id = c.subject_code
    and n.vital_function_code = c.vital_function_code
    and n.municipality_code = c.municipality_code
