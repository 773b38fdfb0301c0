-- one row per municipality: its main locality; landed list
select
    batch_id,
    municipality_code,
    name_fi as municipality_name_fi,
    latitude,
    longitude
from landing.municipality_centre
