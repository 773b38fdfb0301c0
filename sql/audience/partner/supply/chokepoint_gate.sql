-- gates of the chokepoints that partners see; one company's figures stay here
select
    s.shown_chokepoint_id as chokepoint_id,
    g.gate,
    g.state,
    g.answered_count,
    g.asked_count,
    g.unit
from marts.chokepoint_gate as g
inner join marts.shared_chokepoint as s on g.chokepoint_id = s.chokepoint_id
