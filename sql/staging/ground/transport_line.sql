-- one row per line of a network as drawn; Väylävirasto
-- the mode is written as in the interviews, so that links can be joined to it
select
    batch_id,
    case mode when 'railway' then 'rautatie' else 'maantie' end
        as transport_mode,
    line_id,
    road_number,
    name as line_name,
    geometry
from landing.transport_line
