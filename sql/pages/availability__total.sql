-- one row: all occupations of the region together, newest twelve months
select
    tightness,
    tightness_low,
    tightness_high,
    vacancy_mean,
    job_seeker_mean,
    period_start,
    period_end
from marts.occupation_tightness
where
    area_level = 'region'
    and area_code = $region
    and occupation_code = 'SSS'
    and tightness is not null
