-- one row per company and capability that summaries outside may count; sheet B
-- a capability that too few named is told without its name: the words
-- of one company can give the company away
with

usual as (

    select c.capability_id
    from marts.company_capability as c
    cross join marts.disclosure_rule as r
    where c.consent_aggregate
    group by c.capability_id
    having count(*) >= max(r.minimum_count)

)

select
    c.company_id,
    u.capability_id,
    case when u.capability_id is not null then c.capability_name end
        as capability_name,
    c.vital_function_code,
    c.vital_function_name_fi,
    c.vital_function_name_sv,
    c.vital_function_name_en,
    c.municipality_code,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.region_code,
    c.provision,
    c.capacity_unit,
    c.surge_low,
    c.surge_high
from marts.company_capability as c
left join usual as u on c.capability_id = u.capability_id
where c.consent_aggregate
