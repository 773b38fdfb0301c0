-- one row per area, occupation and month: vacancies, job-seekers; StatFin 12ti
-- an area that the table lacks is the sum of its municipalities, if all are
-- told; municipalities are those of today: what has merged since is summed
with

merged as (

    select table_id, membership_year, municipality_code
    from marts.cell_area
    where area_level = 'municipality' and member_count > 1

)

select
    p.area_level,
    p.area_code,
    p.occupation_code,
    p.month,
    p.vacancy_count,
    p.vacancy_low,
    p.vacancy_high,
    p.vacancy_status,
    p.job_seeker_count,
    p.job_seeker_low,
    p.job_seeker_high,
    p.job_seeker_status
from marts.published_occupation_month as p
left join marts.municipality_alias as a
    on p.area_level = 'municipality' and p.area_code = a.municipality_code
left join merged as m
    on p.area_level = 'municipality'
    and p.table_id = m.table_id
    and date_part('year', p.month) = m.membership_year
    and p.area_code = m.municipality_code
where
    m.municipality_code is null
    and coalesce(a.current_code, p.area_code) = p.area_code
union all
select
    area_level,
    area_code,
    occupation_code,
    month,
    vacancy_count,
    vacancy_low,
    vacancy_high,
    case
        when vacancy_count is null then vacancy_lack
        when vacancy_count = 0 then 'zero'
        else 'value'
    end as vacancy_status,
    job_seeker_count,
    job_seeker_low,
    job_seeker_high,
    case
        when job_seeker_count is null then job_seeker_lack
        when job_seeker_count = 0 then 'zero'
        else 'value'
    end as job_seeker_status
from marts.summed_occupation_month
