-- one row per table, region (SSS: the country), industry and year: jobs
-- personnel of establishments where a region and the country have them; else
-- StatFin 115h, of a region that it lacks the sum of its municipalities
with

job as (

    select
        table_id,
        region_code as area_code,
        industry_code,
        industry_edition,
        year,
        job_count,
        count_low,
        status
    from marts.workplace_job
    union all
    select
        table_id,
        area_code,
        industry_code,
        industry_edition,
        year,
        personnel_count,
        count_low,
        status
    from marts.establishment
    where area_level in ('region', 'country')

),

-- a table can be used for a region if it tells of the country in the same year
country as (

    select distinct table_id, year
    from job
    where area_code = 'SSS' and job_count is not null

),

used as (

    select j.area_code, j.table_id, j.year
    from job as j
    left join country as c on j.table_id = c.table_id and j.year = c.year
    where
        j.area_code <> 'SSS'
        and j.job_count is not null
        and (j.table_id = '115h' or c.year is not null)
    qualify row_number() over (
        partition by j.area_code
        order by j.table_id = '115h', j.year desc, j.table_id
    ) = 1
    union all
    select distinct 'SSS', table_id, year from country

)

select
    j.table_id,
    j.area_code as region_code,
    j.industry_code,
    j.industry_edition,
    case length(j.industry_code)
        when 1 then 'section'
        when 2 then 'division'
        else 'total'
    end as industry_level,
    j.year,
    j.job_count,
    j.count_low,
    j.status,
    u.area_code is not null as is_newest
from job as j
left join used as u
    on j.area_code = u.area_code
    and j.table_id = u.table_id
    and j.year = u.year
where regexp_matches(j.industry_code, '^([A-Z]|[0-9]{2}|SSS)$')
