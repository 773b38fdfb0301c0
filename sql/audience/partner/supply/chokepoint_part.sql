-- parts of the chokepoints that partners see
select
    s.shown_chokepoint_id as chokepoint_id,
    p.part,
    p.low,
    p.high,
    p.answered_count,
    p.asked_count,
    p.impact_low_without,
    p.impact_high_without
from marts.chokepoint_part as p
inner join marts.shared_chokepoint as s on p.chokepoint_id = s.chokepoint_id
