-- one row per table, year and municipality code that the table has; StatFin
-- a table keeps to one division of municipalities through all its years
select c.table_id, y.membership_year, c.municipality_code
from (
    select distinct table_id, area_code as municipality_code
    from staging.statistic_cell
    where area_level = 'municipality'
) as c
inner join (
    select distinct
        table_id,
        date_part('year', period_start) as membership_year
    from staging.statistic_cell
    where area_level = 'municipality'
) as y on c.table_id = y.table_id
