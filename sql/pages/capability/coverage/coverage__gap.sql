-- one row per candidate and gap that its answers may fill, most likely first
select g.company_id, g.capability_name, g.gap_rank, g.gain
from marts.interview_gap as g
inner join marts.interview_candidate as n on g.company_id = n.company_id
where n.region_code = $region
order by g.company_id, g.gap_rank
