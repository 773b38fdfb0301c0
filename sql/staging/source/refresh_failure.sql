-- one row per source whose last load failed; journal
select
    source,
    failed_at,
    failure_text,
    failure_values
from landing.refresh_failure
