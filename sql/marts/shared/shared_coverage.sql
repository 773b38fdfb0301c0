-- one row per region: what the interviews cover, as it may leave the house
-- companies that allow summaries; nothing that marts.hidden_figure hides
with

counted as (

    select
        region_code,
        count(*) as interviewed_count,
        sum(personnel_count) as personnel_count
    from marts.company
    where is_interviewed and consent_aggregate and region_code is not null
    group by region_code

),

shown as (

    select
        c.region_code,
        c.interviewed_count,
        c.personnel_count,
        n.measure is null as is_shown,
        n.measure is null and p.measure is null as is_even
    from counted as c
    left join marts.hidden_figure as n
        on n.measure = 'interviewed' and n.municipality_code = ''
        and c.region_code = n.region_code
    left join marts.hidden_figure as p
        on p.measure = 'personnel' and c.region_code = p.region_code

)

select
    r.region_code,
    r.region_name_fi,
    r.region_name_sv,
    r.region_name_en,
    r.frame_company_count,
    case
        when c.interviewed_count is null then 0
        when c.is_shown then c.interviewed_count
    end as interviewed_count,
    case
        when c.is_even then c.personnel_count
    end as interviewed_personnel_count,
    case when c.is_shown then r.job_count end as job_count,
    case
        when c.is_even
            and c.personnel_count <= r.job_count
            then c.personnel_count / r.job_count
        when c.is_even and r.job_count > 0 then 1
    end as personnel_share,
    case when c.is_shown then r.newest_interview_date end
        as newest_interview_date,
    case when c.is_shown then r.interview_round end
        as interview_round,
    coalesce(not c.is_shown, false) as is_suppressed
from marts.coverage as r
left join shown as c on r.region_code = c.region_code
