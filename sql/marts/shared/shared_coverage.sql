-- one row per region: what the interviews cover, as it may leave the house
-- companies that allow summaries; nothing that marts.hidden_figure hides
with

counted as (

    select
        region_code,
        count(*) as interviewed_count,
        sum(personnel_count) as personnel_count,
        max(interview_date) as newest_interview_date,
        max(interview_round) as interview_round
    from marts.company
    where is_interviewed and consent_aggregate and region_code is not null
    group by region_code

),

job as (

    -- jobs in the industries of these companies, at the finest level there is
    select j.region_code, sum(j.job_count) as job_count
    from marts.industry_job as j
    inner join (
        select distinct i.region_code, i.industry_edition, i.industry_level,
            i.industry_code
        from marts.company_industry as i
        inner join marts.company as c on i.company_id = c.company_id
        where i.is_interviewed and c.consent_aggregate
    ) as a using (region_code, industry_edition, industry_level, industry_code)
    where j.is_newest
        and j.industry_level = (
            select min(industry_level) from marts.industry_job where is_newest
        )
    group by j.region_code

),

shown as (

    select
        c.*,
        j.job_count,
        n.measure is null as is_shown,
        n.measure is null and p.measure is null as is_even
    from counted as c
    left join job as j on c.region_code = j.region_code
    left join marts.hidden_figure as n
        on n.measure = 'interviewed' and n.municipality_code = ''
        and n.subject_code = '' and c.region_code = n.region_code
    left join marts.hidden_figure as p
        on p.measure = 'personnel' and c.region_code = p.region_code

)

select
    r.region_code,
    r.region_name_fi,
    r.region_name_sv,
    r.region_name_en,
    r.frame_company_count,
    case when c.interviewed_count is null then 0
        when c.is_shown then c.interviewed_count end as interviewed_count,
    case when c.is_even then c.personnel_count end
        as interviewed_personnel_count,
    case when c.is_shown then c.job_count end as job_count,
    case when c.is_even and c.personnel_count <= c.job_count
            then c.personnel_count / c.job_count
        when c.is_even and c.job_count > 0 then 1 end as personnel_share,
    case when c.is_shown then c.newest_interview_date end
        as newest_interview_date,
    case when c.is_shown then c.interview_round end as interview_round,
    coalesce(not c.is_shown, false) as is_suppressed
from marts.coverage as r
left join shown as c on r.region_code = c.region_code
