-- one row per capability that some region's companies named; for the filter
select distinct
    capability_id,
    capability_name
from marts.capability_depth
where region_code = $region
order by capability_name
