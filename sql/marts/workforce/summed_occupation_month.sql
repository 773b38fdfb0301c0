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
        cast(vacancy_count as decimal(30, 12)) as v,
        cast(vacancy_low as decimal(30, 12)) as v_low,
        cast(vacancy_high as decimal(30, 12)) as v_high,
        vacancy_status,
        cast(job_seeker_count as decimal(30, 12)) as s,
        cast(job_seeker_low as decimal(30, 12)) as s_low,
        cast(job_seeker_high as decimal(30, 12)) as s_high,
        job_seeker_status
    from marts.published_occupation_month
    where area_level = 'municipality'

)

select
    a.area_level,
    a.area_code,
    c.occupation_code,
    c.month,
    case when count(c.v) = count(*) then cast(sum(c.v) as double) end
        as vacancy_count,
    case when count(c.v_low) = count(*) then cast(sum(c.v_low) as double) end
        as vacancy_low,
    case when count(c.v_high) = count(*) then cast(sum(c.v_high) as double) end
        as vacancy_high,
    min(c.vacancy_status) filter (where c.v is null) as vacancy_lack,
    case when count(c.s) = count(*) then cast(sum(c.s) as double) end
        as job_seeker_count,
    case when count(c.s_low) = count(*) then cast(sum(c.s_low) as double) end
        as job_seeker_low,
    case when count(c.s_high) = count(*) then cast(sum(c.s_high) as double) end
        as job_seeker_high,
    min(c.job_seeker_status) filter (where c.s is null) as job_seeker_lack
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
