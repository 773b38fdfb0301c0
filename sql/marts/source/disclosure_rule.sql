-- one row per installation: the limits by which figures are protected outside
select minimum_count, largest_share, closeness
from reference.disclosure_rule
