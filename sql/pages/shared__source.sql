-- one row per source and table in use
select
    source,
    table_name,
    title,
    period_from,
    period_to,
    vintage,
    licence,
    attribution,
    row_count,
    is_made_up
from marts.source_status
order by source, table_name
