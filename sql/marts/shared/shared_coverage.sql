-- one row per region: what the interviews cover, as it may leave the house
-- companies that allow summaries; nothing of one or two, nor of a dominant one
with

counted as (

    select
        region_code,
        count(*) as interviewed_count,
        sum(personnel_count) as personnel_count,
        max(personnel_count) <= 0.75 * sum(personnel_count) as is_even
    from marts.company
    where is_interviewed and consent_aggregate and region_code is not null
    group by region_code

)

select
    r.region_code,
    r.region_name_fi,
    r.region_name_sv,
    r.region_name_en,
    r.frame_company_count,
    case
        when c.interviewed_count is null then 0
        when c.interviewed_count >= 3 then c.interviewed_count
    end as interviewed_count,
    case
        when c.interviewed_count >= 3 and c.is_even then c.personnel_count
    end as interviewed_personnel_count,
    case when c.interviewed_count >= 3 then r.job_count end as job_count,
    case
        when c.interviewed_count >= 3 and c.is_even
            and c.personnel_count <= r.job_count
            then c.personnel_count / r.job_count
        when c.interviewed_count >= 3 and c.is_even and r.job_count > 0 then 1
    end as personnel_share,
    case when c.interviewed_count >= 3 then r.newest_interview_date end
        as newest_interview_date,
    case when c.interviewed_count >= 3 then r.interview_round end
        as interview_round,
    coalesce(c.interviewed_count < 3, false) as is_suppressed
from marts.coverage as r
left join counted as c on r.region_code = c.region_code
