-- one row per capability, function and municipality, as it may leave the house
-- as capability_area, but one or two companies are null, and so are rare names
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
    capability_id,
    capability_name,
    vital_function_code,
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    region_code,
    case when company_count not in (1, 2) then company_count end
        as company_count,
    case when could_count not in (1, 2) then could_count end as could_count,
    company_count in (1, 2) or could_count in (1, 2) as is_suppressed
from counted
