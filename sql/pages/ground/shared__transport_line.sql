-- one row per line of a network with its frame, for the ground of a map
select transport_mode, west, south, east, north, geometry
from marts.transport_line
order by transport_mode, line_id
