-- one row per occupation and supply sector where it is critical; mappings
select
    c.occupation_code,
    coalesce(o.name_fi, c.occupation_code) as occupation_name_fi,
    coalesce(o.name_sv, c.occupation_code) as occupation_name_sv,
    coalesce(o.name_en, c.occupation_code) as occupation_name_en,
    -- for figures: the names of the classification are long
    coalesce(n.name_fi, o.name_fi, c.occupation_code) as short_name_fi,
    coalesce(n.name_sv, o.name_sv, c.occupation_code) as short_name_sv,
    coalesce(n.name_en, o.name_en, c.occupation_code) as short_name_en,
    c.supply_sector_code,
    s.name_fi as supply_sector_name_fi,
    s.name_sv as supply_sector_name_sv,
    s.name_en as supply_sector_name_en,
    c.weight,
    c.reason
from reference.critical_occupation as c
left join reference.occupation as o on c.occupation_code = o.occupation_code
left join reference.occupation_short_name as n
    on c.occupation_code = n.occupation_code
left join reference.supply_sector as s on c.supply_sector_code = s.code
