-- one row per company that has not been asked, the largest gain first
select
    n.company_id,
    c.company_name,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.industry_name_fi,
    c.industry_name_sv,
    c.industry_name_en,
    n.gain,
    n.has_neighbour_interviews
from marts.interview_candidate as n
inner join marts.company as c on n.company_id = c.company_id
where n.region_code = $region
order by n.gain desc, n.has_neighbour_interviews, c.company_name
