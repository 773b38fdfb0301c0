-- one row per accepted batch that is not undone; journal
select
    batch_id,
    kind,
    source,
    file_name,
    accepted_at,
    accepted_by,
    row_count,
    parked_count
from staging.batch
