-- one row: how much of the region's companies the interviews cover
select
    frame_company_count,
    interviewed_count,
    personnel_share,
    interview_round,
    newest_interview_date
from marts.coverage
where region_code = $region
