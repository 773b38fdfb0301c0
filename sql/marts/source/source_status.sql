-- one row per source and table in use: registers, and the interviews together
with

workbook as (

    select
        'interviews' as source,
        'interview_workbook' as table_name,
        min(i.interview_date) as period_from,
        max(i.interview_date) as period_to,
        count(*) as row_count,
        max(b.accepted_at) as fetched_at
    from marts.interview as i
    left join staging.batch as b on i.batch_id = b.batch_id
    having count(*) > 0

)

select
    source,
    table_name,
    title,
    period_from,
    period_to,
    vintage,
    licence,
    attribution,
    row_count,
    fetched_at,
    is_made_up
from staging.source_table
union all
select
    w.source,
    w.table_name,
    null as title,
    w.period_from,
    w.period_to,
    null as vintage,
    null as licence,
    null as attribution,
    w.row_count,
    w.fetched_at,
    null as is_made_up
from workbook as w
