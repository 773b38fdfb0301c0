-- one row per year, area with a name and municipality of that year in it; lists
-- the level municipality: the one of today that a municipality has come to be
select m.membership_year, m.area_level, m.area_code, m.municipality_code
from marts.area_membership as m
inner join marts.area_name as n
    on m.area_level = n.area_level and m.area_code = n.area_code
union all
select
    m.membership_year,
    'municipality' as area_level,
    a.current_code as area_code,
    m.municipality_code
from (
    select distinct membership_year, municipality_code
    from marts.area_membership
) as m
inner join marts.municipality_alias as a
    on m.municipality_code = a.municipality_code
