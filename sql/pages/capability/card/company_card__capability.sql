-- one row per capability of the company, and where it was told
select
    c.capability_id,
    c.capability_name,
    c.description,
    c.vital_function_name_fi,
    c.vital_function_name_sv,
    c.vital_function_name_en,
    c.provision,
    c.readiness_level,
    c.capacity,
    c.capacity_unit,
    c.utilisation_share,
    c.ramp_up_weeks,
    c.willingness,
    c.quality_systems,
    c.cpv_code,
    o.file_name,
    o.row_number,
    o.accepted_at,
    o.accepted_by
from marts.company_capability as c
left join marts.capability_origin as o
    on c.company_id = o.company_id and c.capability_id = o.capability_id
where c.company_id = $company
order by c.readiness_level desc nulls last, c.capability_name
