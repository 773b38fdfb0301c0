-- one row per populated place; GeoNames
select
    batch_id,
    place_id,
    country_code,
    name as place_name,
    latitude,
    longitude,
    population
from landing.place_name
