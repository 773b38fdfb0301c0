-- one row per figure of the company, beside the middle of its peers
select measure, value, peer_count, peer_low, peer_median, peer_high
from marts.company_standing
where company_id = $company
order by measure
