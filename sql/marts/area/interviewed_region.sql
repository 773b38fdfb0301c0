-- one row per region where somebody was interviewed, and our own; company
-- only there does "nobody makes it" mean more than "nobody was asked"
select region_code from reference.scope
union
select region_code
from marts.company
where is_interviewed and region_code is not null
