-- one row per populated place that is not a municipality's centre; GeoNames
-- a place of a municipality's name is its centre, which the maps name already
select
    p.place_id,
    p.place_name,
    p.latitude,
    p.longitude,
    row_number() over (order by p.population desc, p.place_id) as place_rank
from staging.place_name as p
left join marts.municipality as m
    on p.place_name in (m.municipality_name_fi, m.municipality_name_sv)
where m.municipality_code is null
