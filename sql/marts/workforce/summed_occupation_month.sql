-- one row per area, occupation and month summed from municipalities; StatFin
-- by the areas of the year of the month; a sum with a secret part is an
-- interval, one with a missing part is missing, which comes first (m before s)
with

published_area as (

    select distinct
        area_level,
        area_code,
        occupation_code = 'SSS' as is_total
    from marts.published_occupation_month
    where area_level <> 'municipality'

),

cell as (

    select
        area_code as municipality_code,
        occupation_code = 'SSS' as is_total,
        date_part('year', month) as membership_year,
        table_id,
        occupation_code,
        month,
        cast(vacancy_count as decimal(30, 12)) as vacancy,
        cast(vacancy_low as decimal(30, 12)) as vacancy_low,
        cast(vacancy_high as decimal(30, 12)) as vacancy_high,
        vacancy_status,
        cast(job_seeker_count as decimal(30, 12)) as job_seeker,
        cast(job_seeker_low as decimal(30, 12)) as job_seeker_low,
        cast(job_seeker_high as decimal(30, 12)) as job_seeker_high,
        job_seeker_status
    from marts.published_occupation_month
    where area_level = 'municipality'

)

select
    a.area_level,
    a.area_code,
    c.occupation_code,
    c.month,
    case when count(c.vacancy) = count(*) then sum(c.vacancy) end
        as vacancy_count,
    case when count(c.vacancy_low) = count(*) then sum(c.vacancy_low) end
        as vacancy_low,
    case when count(c.vacancy_high) = count(*) then sum(c.vacancy_high) end
        as vacancy_high,
    min(c.vacancy_status) filter (where c.vacancy is null) as vacancy_lack,
    case when count(c.job_seeker) = count(*) then sum(c.job_seeker) end
        as job_seeker_count,
    case when count(c.job_seeker_low) = count(*) then sum(c.job_seeker_low) end
        as job_seeker_low,
    case
        when count(c.job_seeker_high) = count(*) then sum(c.job_seeker_high)
    end as job_seeker_high,
    min(c.job_seeker_status) filter (where c.job_seeker is null)
        as job_seeker_lack
from cell as c
inner join marts.cell_area as a
    on c.table_id = a.table_id
    and c.membership_year = a.membership_year
    and c.municipality_code = a.municipality_code
left join published_area as p
    on a.area_level = p.area_level
    and a.area_code = p.area_code
    and c.is_total = p.is_total
where
    p.area_code is null
    and (a.area_level <> 'municipality' or a.member_count > 1)
group by a.area_level, a.area_code, c.occupation_code, c.month
having count(*) = min(a.member_count)
