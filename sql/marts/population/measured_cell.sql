-- one row per published figure of people, students or establishments; StatFin
-- areas are those of the table; what a content counts is told by its name
select
    k.source,
    c.table_id,
    k.measure,
    c.area_level,
    c.area_code,
    date_part('year', c.period_start) as year,
    c.industry_edition,
    coalesce(c.industry_code, 'SSS') as industry_code,
    coalesce(c.age_code, 'SSS') as age_code,
    coalesce(c.education_field_code, 'SSS') as education_field_code,
    coalesce(c.education_level_code, 'SSS') as education_level_code,
    c.value as amount,
    -- a secret figure is something from nothing upwards
    case when c.status = 'secret' then 0 else c.value end as amount_low,
    c.status
from staging.statistic_cell as c
inner join staging.statistic_class as k
    on c.table_id = k.table_id
    and c.content_code = k.code
    and k.variable = 'content'
    and k.measure is not null
where
    k.source in ('population', 'education', 'establishments')
    and c.period_kind = 'year'
    and coalesce(c.sex_code, 'SSS') = 'SSS'
