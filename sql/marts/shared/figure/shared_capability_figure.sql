-- one row per count of companies by capability, vital function and area
-- true values, to decide what of them may leave the house; '' means all of them
with

level as (

    select
        by_capability.chosen as by_capability,
        by_function.chosen as by_function,
        by_municipality.chosen as by_municipality
    from (values (true), (false)) as by_capability(chosen)
    cross join (values (true), (false)) as by_function(chosen)
    cross join (values (true), (false)) as by_municipality(chosen)

),

keyed as (

    select
        c.company_id,
        c.provision,
        c.region_code,
        case when l.by_capability then c.capability_id else '' end
            as subject_code,
        case when l.by_function then c.vital_function_code else '' end
            as vital_function_code,
        case
            when l.by_municipality then coalesce(c.municipality_code, 'unknown')
            else ''
        end as municipality_code
    from marts.shared_capability as c
    cross join level as l
    where c.region_code is not null

),

counted as (

    select
        case when provision = 'makes' then 'makes' else 'could_make' end
            as measure,
        subject_code,
        coalesce(vital_function_code, 'unknown') as vital_function_code,
        municipality_code,
        region_code,
        count(distinct company_id) as company_count
    from keyed
    where subject_code is not null and provision in ('makes', 'could_make')
    group by all

)

select
    measure,
    subject_code,
    vital_function_code,
    municipality_code,
    region_code,
    cast(company_count as double) as figure,
    company_count,
    cast(1 as double) as largest_part,
    cast(least(company_count - 1, 1) as double) as second_part
from counted
