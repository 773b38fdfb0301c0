-- one row per area of every level that figures are told for; reference lists
select
    'municipality' as area_level,
    municipality_code as area_code,
    municipality_name_fi as area_name_fi,
    municipality_name_sv as area_name_sv,
    municipality_name_fi as area_name_en,
    region_code
from marts.municipality
union all
select 'sub_region', sub_region_code, name_fi, name_sv, name_en, region_code
from reference.sub_region
union all
select 'region', region_code, name_fi, name_sv, name_en, region_code
from reference.region
union all
select
    'employment_area', employment_area_code, name_fi, name_sv, name_en, null
from reference.employment_area
union all
select
    'wellbeing_county', wellbeing_county_code, name_fi, name_sv, name_en, null
from reference.wellbeing_county
union all
select
    'development_centre',
    development_centre_code,
    name_fi,
    name_sv,
    name_en,
    null
from reference.development_centre
union all
select 'ely', ely_centre_code, name_fi, name_sv, name_en, null
from reference.ely_centre
union all
select 'country', 'SSS', name_fi, name_sv, name_en, null
from reference.country
where country_code = 'FI'
