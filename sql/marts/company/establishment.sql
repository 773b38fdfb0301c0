-- one row per area, industry and year: establishments, personnel; StatFin
-- full-time equivalents of enterprises: public employers are left out
with

table_reach as (

    select area_level, table_id, max(year) as last_year
    from marts.measured_cell
    where source = 'establishments'
    group by area_level, table_id

),

newest_table as (

    select table_id
    from table_reach
    qualify
        row_number() over (
            order by last_year desc, area_level = 'region' desc, table_id
        ) = 1

)

select
    c.table_id,
    c.area_level,
    c.area_code,
    c.industry_edition,
    c.industry_code,
    case
        when c.industry_code = 'SSS' then 'total'
        when length(c.industry_code) = 1 then 'section'
        when length(c.industry_code) = 2 then 'division'
        else 'finer'
    end as industry_level,
    c.year,
    max(c.amount) filter (where c.measure = 'establishments')
        as establishment_count,
    max(c.amount) filter (where c.measure = 'personnel') as personnel_count,
    max(c.amount_low) filter (where c.measure = 'personnel') as count_low,
    coalesce(
        max(c.status) filter (where c.measure = 'personnel'), 'missing'
    ) as status
from marts.area_measure as c
inner join newest_table as t on c.table_id = t.table_id
where c.source = 'establishments'
group by
    c.table_id,
    c.area_level,
    c.area_code,
    c.industry_edition,
    c.industry_code,
    c.year
