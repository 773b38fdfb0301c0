-- one row per live batch; journal
select
    batch_id,
    kind,
    source,
    file_name,
    sha256,
    accepted_at,
    accepted_by,
    row_count,
    parked_count,
    place,
    coalesce(is_part, false) as is_part
from landing.batch
