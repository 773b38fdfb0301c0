-- one row per vital function and region, also where nothing was found
with

company_of_function as (

    select
        vital_function_code,
        region_code,
        count(distinct company_id) as company_count
    from marts.company_capability
    where provision = 'makes'
    group by all

),

depth_of_function as (

    select
        vital_function_code,
        region_code,
        count(*) filter (where depth <> 'none') as capability_count,
        count(*) filter (where depth = 'deep') as deep_count,
        count(*) filter (where depth = 'thin') as thin_count
    from marts.capability_depth
    group by all

)

select
    f.code as vital_function_code,
    f.name_fi as vital_function_name_fi,
    f.name_sv as vital_function_name_sv,
    f.name_en as vital_function_name_en,
    r.region_code,
    coalesce(d.capability_count, 0) as capability_count,
    coalesce(c.company_count, 0) as company_count,
    coalesce(d.deep_count, 0) as deep_count,
    coalesce(d.thin_count, 0) as thin_count,
    false as is_suppressed
from reference.vital_function as f
cross join marts.interviewed_region as r
left join company_of_function as c
    on f.code = c.vital_function_code and r.region_code = c.region_code
left join depth_of_function as d
    on f.code = d.vital_function_code and r.region_code = d.region_code
