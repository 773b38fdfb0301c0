-- one row per area, occupation and month: vacancies, job-seekers; StatFin 12ti
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
from marts.occupation_cell
group by area_level, area_code, occupation_code, month
