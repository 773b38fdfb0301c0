-- one row per place that is no municipality's centre, the largest first
select place_name as label, latitude, longitude
from marts.place
order by place_rank
