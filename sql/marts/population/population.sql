-- one row per area, age class and year: people counted and projected; StatFin
-- of several tables the one that reaches furthest in time is used; a projection
-- is a trend of births, deaths and moves, and its publisher gives no interval
with

table_reach as (

    select measure, table_id, max(year) as last_year, min(year) as first_year
    from marts.measured_cell
    where measure in ('population', 'projected_population')
    group by measure, table_id

),

newest_table as (

    select measure, table_id, first_year
    from table_reach
    qualify
        row_number() over (
            partition by measure
            order by last_year desc, first_year desc, table_id
        ) = 1

)

select
    c.area_level,
    c.area_code,
    c.age_code,
    -- 012, 15-64 or 100-; a total has no limits
    try_cast(split_part(c.age_code, '-', 1) as integer) as age_from,
    case
        when c.age_code like '%-%'
            then try_cast(nullif(split_part(c.age_code, '-', 2), '') as integer)
        else try_cast(c.age_code as integer)
    end as age_to,
    c.year,
    max(c.amount) filter (where c.measure = 'population') as person_count,
    max(c.amount) filter (where c.measure <> 'population') as projected_count,
    max(t.first_year) filter (where c.measure <> 'population')
        as projection_year
from marts.area_measure as c
inner join newest_table as t
    on c.measure = t.measure and c.table_id = t.table_id
group by c.area_level, c.area_code, c.age_code, c.year
