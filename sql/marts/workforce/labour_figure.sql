-- one row per published figure of labour that has no mart of its own; StatFin
-- rates, main activity, employed by occupation, flows; what is measured is
-- named as published, in the language of the fetch
select
    c.table_id,
    c.content_code,
    k.name as content_label,
    c.area_level,
    c.area_code,
    c.period_kind,
    c.period_start,
    c.occupation_code,
    c.age_code,
    c.sex_code,
    c.value as amount,
    c.status,
    c.is_preliminary
from staging.statistic_cell as c
inner join staging.statistic_class as k
    on c.table_id = k.table_id
    and c.content_code = k.code
    and k.variable = 'content'
where c.table_id in ('12tf', '12tu', '115b', '115s', '115x')
