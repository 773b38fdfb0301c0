-- one row per pair of municipalities where interviews are; centre to centre
-- as the crow flies (haversine, mean radius of the Earth 6371 km)
with

place as (

    select m.municipality_code, m.latitude, m.longitude
    from marts.municipality as m
    inner join marts.interviewed_region as r on m.region_code = r.region_code
    where m.latitude is not null and m.longitude is not null

)

select
    a.municipality_code,
    b.municipality_code as other_code,
    2 * 6371 * asin(least(1, sqrt(
        pow(sin(radians(b.latitude - a.latitude) / 2), 2)
        + cos(radians(a.latitude)) * cos(radians(b.latitude))
        * pow(sin(radians(b.longitude - a.longitude) / 2), 2)
    ))) as distance_km
from place as a
inner join place as b on a.municipality_code <> b.municipality_code
