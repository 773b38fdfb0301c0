-- one row per critical occupation of a region or the country and twelve months
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
where area_level in ('region', 'country') and area_code = $region
order by window_end desc, occupation_code
