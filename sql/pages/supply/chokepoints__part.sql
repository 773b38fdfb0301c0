-- one row per part of the impact of one delivery
select
    part,
    low,
    high,
    answered_count,
    asked_count,
    impact_low_without,
    impact_high_without
from marts.chokepoint_part
where chokepoint_id = $chokepoint
