-- one row per critical occupation and month of the region
select
    occupation_code,
    month,
    month_tightness,
    year_tightness
from marts.occupation_trend
where area_level = 'region' and area_code = $region
order by occupation_code, month
