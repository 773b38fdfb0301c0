-- one row per pair of municipalities that starts in one of $places
select
    municipality_code,
    other_code,
    distance_km
from marts.municipality_distance
where list_contains($places, municipality_code)
order by municipality_code, distance_km
