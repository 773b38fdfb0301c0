-- one row per occupation, area and month; Työvoimabarometri
select
    batch_id,
    occupation_code,
    area_level,
    area_code,
    period_start,
    state,
    degree,
    is_forecast
from landing.barometer_state
