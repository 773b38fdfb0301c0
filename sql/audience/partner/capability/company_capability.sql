-- capabilities of companies that may be named
-- how much of their capacity is free and how willing they are stays at home
-- of a dual-use capability category and group, nothing technical
-- the place is the municipality: nobody is shown closer than that outside
select
    c.company_id,
    c.capability_id,
    c.capability_name,
    c.vital_function_code,
    c.vital_function_name_fi,
    c.vital_function_name_sv,
    c.vital_function_name_en,
    c.supply_sector_code,
    c.dual_use_category,
    c.technology_area_code,
    c.cpv_code,
    c.spearhead_code,
    c.provision,
    c.readiness_level,
    case when c.dual_use_category is null then c.description end
        as description,
    case when c.dual_use_category is null then c.capacity end
        as capacity,
    case when c.dual_use_category is null then c.capacity_unit end
        as capacity_unit,
    case when c.dual_use_category is null then c.ramp_up_weeks end
        as ramp_up_weeks,
    c.quality_systems,
    c.company_name,
    c.municipality_code,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.sub_region_code,
    c.region_code,
    m.latitude,
    m.longitude,
    case when m.latitude is not null then 'municipality' else 'unknown' end
        as location_precision,
    c.disclosure_class,
    c.consent_named,
    c.consent_aggregate,
    c.interview_round,
    c.interview_date
from marts.company_capability as c
left join marts.municipality as m on c.municipality_code = m.municipality_code
where c.consent_named and c.disclosure_class = 'julkinen'
