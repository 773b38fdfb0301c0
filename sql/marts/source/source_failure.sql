-- one row per source whose last load failed, so its older data stays in use
select
    source,
    failed_at,
    failure_text,
    failure_values
from staging.refresh_failure
