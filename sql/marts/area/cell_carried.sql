-- one row per table, year, area and code of a municipality in it; StatFin
-- a code that the division of the year lacks counts with its successor
with

existing as (

    select distinct membership_year, municipality_code
    from marts.area_of_year

)

select
    t.table_id,
    t.membership_year,
    m.area_level,
    m.area_code,
    t.municipality_code
from marts.told_municipality as t
left join existing as e
    on t.membership_year = e.membership_year
    and t.municipality_code = e.municipality_code
left join marts.municipality_alias as a
    on t.municipality_code = a.municipality_code
inner join marts.area_of_year as m
    on t.membership_year = m.membership_year
    and coalesce(e.municipality_code, a.current_code) = m.municipality_code
