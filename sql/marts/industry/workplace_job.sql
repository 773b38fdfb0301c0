-- one row per region (SSS: the country), industry and year; StatFin 115h
-- a region that it lacks is the sum of its municipalities of that year; with a
-- secret part only its least is known, with a missing one nothing
with

cell as (

    select
        table_id,
        area_level,
        area_code,
        industry_code,
        industry_edition,
        date_part('year', period_start) as year,
        value as job_count,
        -- a secret figure is something from nothing upwards
        case when status = 'secret' then 0 else value end as count_low,
        status
    from staging.statistic_cell
    where table_id = '115h' and coalesce(sex_code, 'SSS') = 'SSS'

),

published as (

    select distinct area_code
    from cell
    where area_level = 'region'

)

select
    table_id,
    area_code as region_code,
    industry_code,
    industry_edition,
    year,
    job_count,
    count_low,
    status
from cell
where area_level in ('region', 'country')
union all
select
    c.table_id,
    a.area_code,
    c.industry_code,
    c.industry_edition,
    c.year,
    case
        when count(c.job_count) = count(*)
            then cast(sum(cast(c.job_count as decimal(30, 12))) as double)
    end as job_count,
    case
        when count(c.count_low) = count(*)
            then cast(sum(cast(c.count_low as decimal(30, 12))) as double)
    end as count_low,
    case
        when count(c.job_count) = count(*) and max(c.job_count) = 0 then 'zero'
        when count(c.job_count) = count(*) then 'value'
        when count(c.count_low) = count(*) then 'secret'
        else 'missing'
    end as status
from cell as c
inner join marts.cell_area as a
    on c.table_id = a.table_id
    and c.year = a.membership_year
    and c.area_code = a.municipality_code
left join published as p on a.area_code = p.area_code
where
    c.area_level = 'municipality'
    and a.area_level = 'region'
    and p.area_code is null
group by
    c.table_id,
    a.area_code,
    c.industry_code,
    c.industry_edition,
    c.year
having count(*) = min(a.member_count)
