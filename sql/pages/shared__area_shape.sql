-- one row per municipality (or area of $level) and per region, for a map
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
where area_level in ($level, 'region')
order by area_level, area_code
