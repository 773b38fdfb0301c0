-- one row per occupation, area and month: the label of Työvoimabarometri
-- whether jobs and workers meet in the words of KEHA; beside our own label
select
    b.occupation_code,
    coalesce(o.name_fi, b.occupation_code) as occupation_name_fi,
    coalesce(o.name_sv, b.occupation_code) as occupation_name_sv,
    coalesce(o.name_en, b.occupation_code) as occupation_name_en,
    b.area_level,
    b.area_code,
    b.period_start as month,
    -- null: the service could not calculate it
    b.state as barometer_state,
    b.degree as barometer_degree,
    b.is_forecast,
    b.period_start = max(b.period_start) over () as is_newest
from staging.barometer_state as b
left join reference.occupation as o on b.occupation_code = o.occupation_code
