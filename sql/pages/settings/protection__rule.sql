-- one row: the limits that the reader's file was written with
select minimum_count, largest_share, closeness
from marts.disclosure_rule
