-- error: A chokepoint has no gates, no parts or no companies behind it.
select c.chokepoint_id
from marts.chokepoint as c
where
    c.chokepoint_id not in (select chokepoint_id from marts.chokepoint_gate)
    or c.chokepoint_id not in (select chokepoint_id from marts.chokepoint_part)
    or c.chokepoint_id not in (select chokepoint_id from marts.chokepoint_need)
