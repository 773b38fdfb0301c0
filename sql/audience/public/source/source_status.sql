-- what the figures are made of; how many were interviewed is told by
-- marts.coverage alone, where small numbers are hidden
select
    source,
    table_name,
    title,
    case when source <> 'interviews' then period_from end as period_from,
    case when source <> 'interviews' then period_to end as period_to,
    vintage,
    licence,
    attribution,
    case when source <> 'interviews' then row_count end as row_count,
    fetched_at,
    is_made_up
from marts.source_status
