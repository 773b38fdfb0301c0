-- capabilities of companies that may be named
-- capacities and references stay at home
select
    company_id,
    capability_id,
    capability_name,
    vital_function_code,
    vital_function_name_fi,
    vital_function_name_sv,
    vital_function_name_en,
    supply_sector_code,
    dual_use_category,
    technology_area_code,
    cpv_code,
    spearhead_code,
    provision,
    readiness_level,
    quality_systems,
    company_name,
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    sub_region_code,
    region_code,
    latitude,
    longitude,
    location_precision,
    disclosure_class,
    consent_named,
    consent_aggregate,
    interview_round,
    interview_date
from marts.company_capability
where consent_named and disclosure_class = 'julkinen'
