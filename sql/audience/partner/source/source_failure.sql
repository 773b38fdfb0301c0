-- that a source fails is open to all; why can name servers of the house
select
    source,
    failed_at
from marts.source_failure
