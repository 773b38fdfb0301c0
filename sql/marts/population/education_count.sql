-- one row per table, area, field, level, year and measure: students, degrees
-- names of fields and levels are in the language in which the table was fetched
with

name as (

    select distinct table_id, variable, code, name
    from staging.statistic_class
    where variable in ('education_field', 'education_level')

)

select
    c.table_id,
    c.measure as education_measure,
    c.area_level,
    c.area_code,
    c.year,
    c.education_field_code,
    f.name as education_field,
    c.education_level_code,
    l.name as education_level,
    c.amount as person_count,
    c.amount_low as count_low,
    c.status
from marts.area_measure as c
left join name as f
    on c.table_id = f.table_id
    and c.education_field_code = f.code
    and f.variable = 'education_field'
left join name as l
    on c.table_id = l.table_id
    and c.education_level_code = l.code
    and l.variable = 'education_level'
where c.measure in ('students', 'new_students', 'completed')
