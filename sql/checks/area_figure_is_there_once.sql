-- error: A figure of an area is in the data more than once.
select
    'occupation_month' as mart,
    area_level || ' ' || area_code as area,
    occupation_code || ' ' || month as of_what
from marts.occupation_month
group by all
having count(*) > 1
union all
select 'occupation_tightness', area_level || ' ' || area_code, occupation_code
from marts.occupation_tightness
group by all
having count(*) > 1
union all
select
    'occupation_period',
    area_level || ' ' || area_code,
    occupation_code || ' ' || window_end
from marts.occupation_period
group by all
having count(*) > 1
union all
select
    'occupation_trend',
    area_level || ' ' || area_code,
    occupation_code || ' ' || month
from marts.occupation_trend
group by all
having count(*) > 1
union all
select
    'capability_area',
    municipality_code,
    capability_id || ' ' || vital_function_code
from marts.capability_area
group by all
having count(*) > 1
union all
select
    'capability_depth',
    region_code,
    capability_id || ' ' || coalesce(vital_function_code, '')
from marts.capability_depth
group by all
having count(*) > 1
union all
select
    'location_quotient',
    region_code,
    industry_edition || ' ' || industry_code || ' ' || year
from marts.location_quotient
group by all
having count(*) > 1
