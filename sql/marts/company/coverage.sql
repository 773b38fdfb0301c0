-- one row per region: how much the interviews cover of it; company, 115h
-- jobs are counted only in the industries that somebody was interviewed in
with

frame as (

    select region_code, count(*) as frame_company_count
    from marts.company
    where is_in_register and is_alive and region_code is not null
    group by region_code

),

interviewed as (

    select
        region_code,
        count(*) as interviewed_count,
        sum(personnel_count) as interviewed_personnel_count,
        max(interview_date) as newest_interview_date,
        max(interview_round) as interview_round
    from marts.company
    where is_interviewed and region_code is not null
    group by region_code

),

industry_asked as (

    select distinct
        region_code,
        industry_edition,
        industry_level,
        industry_code
    from marts.company_industry
    where is_interviewed

),

job as (

    select a.region_code, sum(j.job_count) as job_count
    from industry_asked as a
    inner join marts.industry_job as j
        using (region_code, industry_edition, industry_level, industry_code)
    where
        j.is_newest
        and j.industry_level = (
            -- the finest level that the table has
            select min(industry_level) from marts.industry_job where is_newest
        )
    group by a.region_code

)

select
    r.region_code,
    r.name_fi as region_name_fi,
    r.name_sv as region_name_sv,
    r.name_en as region_name_en,
    f.frame_company_count,
    coalesce(i.interviewed_count, 0) as interviewed_count,
    i.interviewed_personnel_count,
    j.job_count,
    -- registers and interviews are of different days, so never above the whole
    case
        when i.interviewed_personnel_count <= j.job_count
            then i.interviewed_personnel_count / j.job_count
        when j.job_count > 0 and i.interviewed_personnel_count > 0 then 1
    end as personnel_share,
    i.newest_interview_date,
    i.interview_round,
    false as is_suppressed
from reference.region as r
left join frame as f on r.region_code = f.region_code
left join interviewed as i on r.region_code = i.region_code
left join job as j on r.region_code = j.region_code
