-- one row per company and capability, of all regions and of those without one
-- all regions: the next company may be on the other side of a border
select
    company_id,
    company_name,
    capability_id,
    capability_name,
    provision,
    readiness_level,
    capacity,
    capacity_unit,
    utilisation_share,
    ramp_up_weeks,
    dual_use_category, technology_area_code, supply_sector_code,
    spearhead_code,
    willingness, quality_systems, has_security_clearance,
    interview_round, interview_date,
    municipality_code, municipality_name_fi, municipality_name_sv,
    sub_region_code,
    region_code,
    latitude, longitude, location_precision
from marts.company_capability
where $capability in ('', capability_id)
    and $function in ('', vital_function_code)
    and provision is not null
order by company_name, capability_name
