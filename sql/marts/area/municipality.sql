-- one row per municipality in force, with its areas; reference lists
-- a landed list of main localities gives newer places than the product's own
select
    m.municipality_code,
    m.name_fi as municipality_name_fi,
    m.name_sv as municipality_name_sv,
    m.sub_region_code,
    s.name_fi as sub_region_name_fi,
    s.name_sv as sub_region_name_sv,
    s.name_en as sub_region_name_en,
    m.region_code,
    r.name_fi as region_name_fi,
    r.name_sv as region_name_sv,
    r.name_en as region_name_en,
    m.employment_area_code,
    e.name_fi as employment_area_name_fi,
    e.name_sv as employment_area_name_sv,
    coalesce(c.latitude, m.latitude) as latitude,
    coalesce(c.longitude, m.longitude) as longitude,
    own.region_code is not null as is_own_region
from reference.municipality as m
left join reference.sub_region as s on m.sub_region_code = s.sub_region_code
left join reference.region as r on m.region_code = r.region_code
left join reference.employment_area as e
    on m.employment_area_code = e.employment_area_code
left join staging.municipality_centre as c
    on m.municipality_code = c.municipality_code
left join reference.scope as own on m.region_code = own.region_code
where m.valid_to is null
