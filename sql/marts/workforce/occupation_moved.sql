-- one row per year, area with summed figures and municipality moved since; 12ti
-- a published figure is of the division of its table, whatever that is
select
    s.membership_year,
    s.area_level,
    s.area_code,
    s.municipality_code,
    s.municipality_name_fi,
    s.municipality_name_sv,
    s.has_joined
from marts.area_since as s
inner join (
    select distinct area_level, area_code
    from marts.summed_occupation_month
) as k on s.area_level = k.area_level and s.area_code = k.area_code
