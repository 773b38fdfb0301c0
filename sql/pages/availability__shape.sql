-- one row per area of $level and per region, for a map of $region or all
-- an employment area that reaches into the region is drawn as one of its own
select
    area_level,
    area_code,
    area_name_fi,
    area_name_sv,
    case
        when area_level = 'employment_area' and area_code in (
            select employment_area_code
            from marts.municipality
            where region_code = $region
        ) then $region
        when $region = 'SSS' then $region
        else region_code
    end as region_code,
    geometry,
    label_latitude,
    label_longitude,
    is_schematic
from marts.area_shape
where area_level in ($level, 'region')
order by area_level, area_code
