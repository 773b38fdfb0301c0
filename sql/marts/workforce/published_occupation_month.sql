-- one row per area, occupation (SSS: all of them) and month; StatFin tyonv
-- of several tables with the same counts only the one with the newest month
with

counted as (

    select
        table_id,
        area_level,
        area_code,
        coalesce(occupation_code, 'SSS') as occupation_code,
        occupation_code is null or occupation_code = 'SSS' as is_total,
        period_start,
        content_code,
        value,
        status
    from staging.statistic_cell
    where
        content_code in ('AVPAIKATLOPUSSA', 'TYOTTOMATLOPUSSA')
        and regexp_matches(coalesce(occupation_code, 'SSS'), '^(\d{4}|SSS)$')

),

table_age as (

    select area_level, is_total, table_id, max(period_start) as newest_month
    from counted
    group by area_level, is_total, table_id

),

newest_table as (

    select area_level, is_total, table_id
    from table_age
    qualify
        row_number() over (
            partition by area_level, is_total
            order by newest_month desc, table_id
        ) = 1

),

cell as (

    select
        table_id,
        area_level,
        area_code,
        occupation_code,
        period_start as month,
        content_code = 'AVPAIKATLOPUSSA' as is_vacancy,
        value,
        status,
        -- a secret count is a small one: 0 to 4 is our reading
        case when status = 'secret' then 0 else value end as low,
        case when status = 'secret' then 4 else value end as high
    from counted
    inner join newest_table using (area_level, is_total, table_id)

)

select
    table_id,
    area_level,
    area_code,
    occupation_code,
    month,
    max(value) filter (where is_vacancy) as vacancy_count,
    max(low) filter (where is_vacancy) as vacancy_low,
    max(high) filter (where is_vacancy) as vacancy_high,
    coalesce(max(status) filter (where is_vacancy), 'missing')
        as vacancy_status,
    max(value) filter (where not is_vacancy) as job_seeker_count,
    max(low) filter (where not is_vacancy) as job_seeker_low,
    max(high) filter (where not is_vacancy) as job_seeker_high,
    coalesce(max(status) filter (where not is_vacancy), 'missing')
        as job_seeker_status
from cell
group by table_id, area_level, area_code, occupation_code, month
