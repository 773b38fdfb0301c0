-- error: A secret or missing count of the statistics has a value.
select table_id, area_code, period_start, status, value
from staging.statistic_cell
where
    (status in ('secret', 'missing', 'not_meaningful') and value is not null)
    or (status in ('value', 'zero') and value is null)
