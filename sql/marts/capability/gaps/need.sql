-- one row per thing that a region needs, and the source that tells so
-- thin on purpose: code, place, strength, source; now from the chokepoints
select
    'chokepoint' as need_source,
    'input' as needed_list,
    input_id as needed_code,
    min(input_name) as needed_name,
    region_code,
    min(vital_function_code) as vital_function_code,
    -- what breaks most tells how strong the need is
    max(impact_low) as strength_low,
    max(impact_high) as strength_high,
    max(company_count) as company_count
from marts.chokepoint
where state in ('certain', 'possible') and region_code is not null
group by input_id, region_code
