-- one row per capability, vital function and municipality; company_capability
-- '' as capability or function means all of them, each company counted once
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
    from marts.company_capability as c
    cross join level as l
    where c.municipality_code is not null

)

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
        as could_count,
    false as is_suppressed
from keyed
where vital_function_code is not null
group by all
