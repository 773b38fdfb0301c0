-- one row per company and capability of its newest interview; sheet B
-- `provision` is our reading: who makes it now, and who could
with

answer as (

    select
        a.*,
        r.company_id,
        r.capability_id as item_id,
        r.capability_name as item_name
    from staging.capability_answer as a
    inner join marts.capability_row as r
        on a.batch_id = r.batch_id and a.row_number = r.row_number

)

select
    a.company_id,
    a.item_id as capability_id,
    a.item_name as capability_name,
    a.description,
    a.vital_function_code,
    f.name_fi as vital_function_name_fi,
    f.name_sv as vital_function_name_sv,
    f.name_en as vital_function_name_en,
    a.supply_sector_code,
    a.dual_use_category,
    a.technology_area_code,
    a.cpv_code,
    a.spearhead_code,
    case
        -- readiness 8 is a complete, proven product; 9 is in use
        when a.readiness_level >= 8 then 'makes'
        -- who states a capacity is producing, when nothing says otherwise
        when a.readiness_level is null and a.capacity > 0 then 'makes'
        -- willingness 2 of 4: would develop it if there were demand
        when a.willingness >= 2 then 'could_make'
    end as provision,
    a.readiness_level,
    a.capacity,
    a.capacity_unit,
    a.utilisation_share,
    a.ramp_up_weeks,
    a.willingness,
    -- unknown use of the capacity: all of it may be in use, or none
    a.capacity * greatest(0, 1 - coalesce(a.utilisation_share, 1))
        as surge_low,
    a.capacity * greatest(0, 1 - coalesce(a.utilisation_share, 0))
        as surge_high,
    a.has_security_clearance,
    a.defence_reference_level,
    a.quality_systems,
    c.company_name,
    c.municipality_code,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.sub_region_code,
    c.region_code,
    c.latitude,
    c.longitude,
    c.location_precision,
    c.personnel_count,
    c.disclosure_class,
    c.consent_named,
    c.consent_aggregate,
    c.interview_round,
    c.interview_date
from answer as a
inner join marts.company as c on a.company_id = c.company_id
left join reference.vital_function as f on a.vital_function_code = f.code
