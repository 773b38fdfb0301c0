-- one row: companies of the interviews of whom it is not known which they are
select count(*) as unmatched_count
from marts.match_queue
where kind in ('company', 'id') and match_basis = 'open'
