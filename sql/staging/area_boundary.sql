-- one row per area and year; loaded boundaries
select
    batch_id,
    area_level,
    area_code,
    boundary_year,
    name_fi as area_name_fi,
    name_sv as area_name_sv,
    geometry
from landing.area_boundary
