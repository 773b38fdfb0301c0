-- one row per condition of one delivery
select gate, state, answered_count, asked_count, low, high
from marts.chokepoint_gate
where chokepoint_id = $chokepoint
