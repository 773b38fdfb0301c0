-- one row per area, occupation and month that the table has; StatFin 12ti
with

cell as (

    select
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
    from staging.statistic_cell
    where
        table_id = '12ti'
        and content_code in ('AVPAIKATLOPUSSA', 'TYOTTOMATLOPUSSA')
        and regexp_matches(occupation_code, '^[0-9]{4}$')

)

select
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
group by area_level, area_code, occupation_code, month
