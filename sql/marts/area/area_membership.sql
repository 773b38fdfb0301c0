-- one row per year, area and municipality of that year; lists, landed keys
-- the division of 1 January; a year without a landed key is that of the lists
with

told_year as (

    select distinct date_part('year', period_start) as membership_year
    from staging.statistic_cell
    union
    select membership_year
    from staging.area_membership

),

today as (

    select area_level, area_code, municipality_code
    from marts.municipality_area

),

existing as (

    -- merged later, so on its own in that year
    select
        y.membership_year,
        c.old_code as municipality_code,
        a.current_code
    from told_year as y
    inner join reference.municipality_change as c
        on date_part('year', c.valid_from) > y.membership_year
        and c.old_code <> c.new_code
    inner join marts.municipality_alias as a
        on c.old_code = a.municipality_code
    union all
    select y.membership_year, m.municipality_code, m.municipality_code
    from told_year as y
    cross join marts.municipality as m

),

listed as (

    select
        e.membership_year,
        t.area_level,
        coalesce(p.area_code, t.area_code) as area_code,
        e.municipality_code
    from existing as e
    inner join today as t on e.current_code = t.municipality_code
    left join reference.past_membership as p
        on e.municipality_code = p.municipality_code
        and t.area_level = p.area_level
        and date_part('year', p.valid_to) >= e.membership_year
    qualify row_number() over (
        partition by e.membership_year, t.area_level, e.municipality_code
        order by p.valid_to
    ) = 1

)

select membership_year, area_level, area_code, municipality_code
from staging.area_membership
union all
select l.membership_year, l.area_level, l.area_code, l.municipality_code
from listed as l
left join (
    select distinct membership_year, area_level
    from staging.area_membership
) as k
    on l.membership_year = k.membership_year
    and l.area_level = k.area_level
where k.membership_year is null
