-- one row per critical occupation of the region and twelve months, newest first
select
    occupation_code,
    window_end,
    period_start,
    period_end,
    month_count,
    tightness,
    tightness_low,
    tightness_high,
    vacancy_mean,
    job_seeker_mean,
    state
from marts.occupation_period
where area_level = 'region' and area_code = $region
order by window_end desc, occupation_code
