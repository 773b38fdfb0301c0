-- one row: how many companies of a region, or the country, are interviewed
select
    frame_company_count,
    interviewed_count,
    personnel_share,
    interview_round,
    newest_interview_date
from marts.coverage
where region_code = $region
union all
select
    null,
    case when not bool_or(is_suppressed) then sum(interviewed_count) end,
    null,
    max(interview_round),
    max(newest_interview_date)
from marts.coverage
where $region = 'SSS'
having count(*) > 0
