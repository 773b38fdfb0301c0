-- one row per sub-region, employment area or region and municipality in it
with

member as (

    select
        'sub_region' as area_level,
        sub_region_code as area_code,
        municipality_code
    from marts.municipality
    union all
    select 'employment_area', employment_area_code, municipality_code
    from marts.municipality
    union all
    select 'region', region_code, municipality_code
    from marts.municipality

)

select
    area_level,
    area_code,
    municipality_code,
    count(*) over (partition by area_level, area_code) as member_count
from member
where area_code is not null
