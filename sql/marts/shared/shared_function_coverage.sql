-- one row per vital function and region, as it may leave the house
-- as function_coverage, but nothing of what marts.hidden_figure hides
with

capability as (

    select
        vital_function_code,
        region_code,
        capability_id,
        count(distinct company_id) as company_count,
        count(distinct municipality_code) as municipality_count
    from marts.shared_capability
    where provision = 'makes' and capability_id is not null
    group by all

),

company as (

    select vital_function_code, region_code,
        count(distinct company_id) as company_count
    from marts.shared_capability
    where provision = 'makes'
    group by all

),

counted as (

    select
        f.code as vital_function_code,
        f.name_fi as vital_function_name_fi,
        f.name_sv as vital_function_name_sv,
        f.name_en as vital_function_name_en,
        r.region_code,
        coalesce(min(c.company_count), 0) as company_count,
        count(k.capability_id) as capability_count,
        count(*) filter (
            where k.company_count >= 3 and k.municipality_count > 1
        ) as deep_count,
        count(*) filter (where k.company_count = 1) as thin_count,
        -- how many are deep or thin would tell of those that are hidden
        bool_or(s.measure is not null or h.measure is not null) as has_hidden,
        bool_or(h.measure is not null) as is_suppressed
    from reference.vital_function as f
    cross join marts.interviewed_region as r
    left join company as c
        on f.code = c.vital_function_code and r.region_code = c.region_code
    left join capability as k
        on f.code = k.vital_function_code and r.region_code = k.region_code
    left join marts.hidden_figure as h
        on h.measure = 'makes'
        and h.subject_code = ''
        and f.code = h.vital_function_code
        and h.municipality_code = ''
        and r.region_code = h.region_code
    left join marts.hidden_figure as s
        on s.measure = 'makes'
        and k.capability_id = s.subject_code
        and k.vital_function_code = s.vital_function_code
        and k.region_code = s.region_code
        and s.municipality_code = ''
    group by all

)

select
    n.vital_function_code,
    n.vital_function_name_fi,
    n.vital_function_name_sv,
    n.vital_function_name_en,
    n.region_code,
    case when not n.is_suppressed then n.capability_count end
        as capability_count,
    case when not n.is_suppressed then n.company_count end as company_count,
    case when not n.has_hidden then n.deep_count end as deep_count,
    case when not n.has_hidden then n.thin_count end as thin_count,
    n.is_suppressed
from counted as n
