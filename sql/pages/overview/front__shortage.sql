-- one row per critical occupation that is short of people in the region
select
    t.occupation_code,
    t.occupation_name_fi,
    t.occupation_name_sv,
    t.occupation_name_en,
    t.tightness,
    t.state,
    t.period_start,
    t.period_end
from marts.occupation_tightness as t
inner join marts.critical_occupation as c using (occupation_code)
where
    t.area_level = 'region'
    and t.area_code = $region
    and t.state in ('shortage', 'mild_shortage')
order by t.tightness desc
