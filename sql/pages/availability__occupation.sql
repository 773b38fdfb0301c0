-- one row per critical occupation and the supply sector that it is critical for
select
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    short_name_fi,
    short_name_sv,
    short_name_en,
    supply_sector_code,
    supply_sector_name_fi,
    supply_sector_name_sv,
    supply_sector_name_en,
    weight
from marts.critical_occupation
order by occupation_code, supply_sector_code
