-- one row per region or country, critical occupation and month; StatFin 12ti
-- a year is twelve months in a row with both counts told; else it is null
with

critical as (

    select distinct occupation_code
    from marts.critical_occupation

),

counted as (

    select
        m.area_level,
        m.area_code,
        m.occupation_code,
        m.month,
        m.vacancy_count,
        m.job_seeker_count,
        date_part('year', m.month) * 12 + date_part('month', m.month)
            as month_number
    from marts.occupation_month as m
    inner join critical as c on m.occupation_code = c.occupation_code
    where m.area_level in ('region', 'country')

),

summed as (

    select
        area_level,
        area_code,
        occupation_code,
        month,
        vacancy_count,
        job_seeker_count,
        sum(vacancy_count) over (
            partition by area_level, area_code, occupation_code
            order by month
            rows between 11 preceding and current row
        ) as year_vacancy_count,
        sum(job_seeker_count) over (
            partition by area_level, area_code, occupation_code
            order by month
            rows between 11 preceding and current row
        ) as year_job_seeker_count,
        count(vacancy_count + job_seeker_count) over (
            partition by area_level, area_code, occupation_code
            order by month
            rows between 11 preceding and current row
        ) as told_count,
        month_number - min(month_number) over (
            partition by area_level, area_code, occupation_code
            order by month
            rows between 11 preceding and current row
        ) + 1 as spanned_count
    from counted

)

select
    area_level,
    area_code,
    occupation_code,
    month,
    vacancy_count / nullif(job_seeker_count, 0) as month_tightness,
    case
        when told_count = 12 and spanned_count = 12
            then year_vacancy_count / nullif(year_job_seeker_count, 0)
    end as year_tightness
from summed
