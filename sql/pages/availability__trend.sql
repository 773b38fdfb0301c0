-- one row per critical occupation and month of a region or the country
select
    occupation_code,
    month,
    month_tightness,
    year_tightness
from marts.occupation_trend
where area_level in ('region', 'country') and area_code = $region
order by occupation_code, month
