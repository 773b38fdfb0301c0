-- one row per area of $level and per region, for a map of $region or all
-- areas of summed figures as in $year; one that reaches in is drawn as its own
select
    area_level, area_code, area_name_fi, area_name_sv,
    case
        when area_level = 'employment_area' and area_code in (
            select employment_area_code
            from marts.municipality
            where region_code = $region
        ) then $region
        when $region = 'SSS' then $region
        else region_code
    end as region_code,
    geometry, label_latitude, label_longitude,
    is_schematic, boundary_year, membership_until
from marts.area_shape
where area_level in ($level, 'region') and (
    membership_until is null
    or $level <> 'municipality' and membership_until >= $year
    and area_level || area_code in (
        select area_level || area_code
        from marts.occupation_moved
        where membership_year = $year
    )
)
qualify row_number() over (
    partition by area_level, area_code order by membership_until nulls last
) = 1
order by area_level, area_code
