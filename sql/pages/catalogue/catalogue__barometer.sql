-- one row per occupation of a region in the newest month, shortages first
select
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    month,
    barometer_state
from marts.barometer_state
where
    is_newest
    and area_code = $region
    and barometer_state is not null
order by
    barometer_state <> 'shortage',
    barometer_state <> 'mismatch',
    barometer_degree desc nulls last,
    occupation_code
