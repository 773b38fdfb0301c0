-- one row per area, occupation and month: vacancies, job-seekers; StatFin 12ti
-- an area that the table lacks is the sum of its municipalities, if complete
with

published_area as (

    select distinct area_level, area_code
    from marts.published_occupation_month

),

summed_area as (

    select m.area_level, m.area_code, m.municipality_code, m.member_count
    from marts.area_member as m
    left join published_area as p
        on m.area_level = p.area_level and m.area_code = p.area_code
    where p.area_code is null

)

select
    area_level,
    area_code,
    occupation_code,
    month,
    vacancy_count,
    vacancy_low,
    vacancy_high,
    vacancy_status,
    job_seeker_count,
    job_seeker_low,
    job_seeker_high,
    job_seeker_status
from marts.published_occupation_month
union all
select
    a.area_level,
    a.area_code,
    c.occupation_code,
    c.month,
    case when count(c.vacancy_count) = count(*) then sum(c.vacancy_count) end,
    case when count(c.vacancy_low) = count(*) then sum(c.vacancy_low) end,
    case when count(c.vacancy_high) = count(*) then sum(c.vacancy_high) end,
    case
        when bool_or(c.vacancy_status = 'secret') then 'secret'
        when count(c.vacancy_count) < count(*) then 'missing'
        else 'value'
    end,
    case
        when count(c.job_seeker_count) = count(*) then sum(c.job_seeker_count)
    end,
    case when count(c.job_seeker_low) = count(*) then sum(c.job_seeker_low) end,
    case
        when count(c.job_seeker_high) = count(*) then sum(c.job_seeker_high)
    end,
    case
        when bool_or(c.job_seeker_status = 'secret') then 'secret'
        when count(c.job_seeker_count) < count(*) then 'missing'
        else 'value'
    end
from summed_area as a
inner join marts.published_occupation_month as c
    on a.municipality_code = c.area_code and c.area_level = 'municipality'
group by a.area_level, a.area_code, c.occupation_code, c.month
having count(*) = min(a.member_count)
