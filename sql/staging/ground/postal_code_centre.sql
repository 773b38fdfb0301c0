-- one row per postal code area and list of points; Paavo
select
    batch_id,
    publisher,
    post_code,
    municipality_code,
    latitude,
    longitude
from landing.postal_code_centre
