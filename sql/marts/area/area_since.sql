-- one row per year, area and municipality that moved in or out since; lists
-- only municipalities of today: one that has merged is told with its successor
with

then_and_now as (

    select
        y.membership_year,
        t.area_level,
        t.municipality_code,
        t.area_code as area_now,
        p.area_code as area_then
    from (
        select distinct membership_year
        from marts.area_membership
    ) as y
    cross join marts.municipality_area as t
    inner join marts.area_membership as p
        on y.membership_year = p.membership_year
        and t.area_level = p.area_level
        and t.municipality_code = p.municipality_code
    where t.area_code <> p.area_code

)

select
    x.membership_year,
    x.area_level,
    x.area_now as area_code,
    x.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    true as has_joined
from then_and_now as x
inner join marts.municipality as m on x.municipality_code = m.municipality_code
union all
select
    x.membership_year,
    x.area_level,
    x.area_then,
    x.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    false
from then_and_now as x
inner join marts.municipality as m on x.municipality_code = m.municipality_code
