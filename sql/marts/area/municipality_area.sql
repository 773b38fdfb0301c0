-- one row per municipality in force and area that it is in today; lists
with

area as (

    select 'region' as area_level, region_code as area_code, municipality_code
    from reference.municipality
    where valid_to is null
    union all
    select 'sub_region', sub_region_code, municipality_code
    from reference.municipality
    where valid_to is null
    union all
    select 'employment_area', employment_area_code, municipality_code
    from reference.municipality
    where valid_to is null
    union all
    select 'wellbeing_county', wellbeing_county_code, municipality_code
    from reference.municipality
    where valid_to is null
    union all
    select 'development_centre', development_centre_code, municipality_code
    from reference.municipality
    where valid_to is null

)

select area_level, area_code, municipality_code
from area
where area_code is not null
