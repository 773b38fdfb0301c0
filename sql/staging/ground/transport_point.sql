-- one row per station, port or airport; Fintraffic
select
    batch_id,
    kind as point_kind,
    point_id,
    country_code,
    name as point_name,
    latitude,
    longitude,
    has_passengers
from landing.transport_point
