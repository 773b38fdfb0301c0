-- one row per year, area level and municipality of that year; landed keys
select
    batch_id,
    membership_year,
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    area_level,
    area_code,
    area_name_fi,
    area_name_sv,
    area_name_en
from landing.area_membership
