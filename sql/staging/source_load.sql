-- one row per file loaded from a register
select
    batch_id,
    source,
    table_name,
    title,
    vintage,
    period_from,
    period_to,
    file_name,
    sha256,
    origin,
    licence,
    attribution,
    row_count,
    fetched_at,
    is_made_up
from landing.source_load
