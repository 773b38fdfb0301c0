-- one row per published table of a register that is in use; journal
select
    source,
    table_name,
    title,
    vintage,
    period_from,
    period_to,
    fetched_at,
    licence,
    attribution,
    row_count,
    is_made_up
from landing.source_table
