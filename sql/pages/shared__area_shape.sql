-- one row per municipality or area of $level, and per region, of today
select
    area_level,
    area_code,
    area_name_fi,
    area_name_sv,
    region_code,
    geometry,
    label_latitude,
    label_longitude,
    is_schematic,
    boundary_year
from marts.area_shape
where area_level in ($level, 'region') and membership_until is null
order by area_level, area_code
