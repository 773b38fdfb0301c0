-- one row per capability of the region, the weakest first
-- of one vital function when it is chosen, else of all of them together
select
    capability_id,
    capability_name,
    company_count,
    could_count,
    municipality_count,
    depth,
    is_suppressed
from marts.capability_region
where region_code = $region and $function = ''
union all
select
    capability_id,
    capability_name,
    company_count,
    null as could_count,
    municipality_count,
    depth,
    is_suppressed
from marts.capability_depth
where region_code = $region and vital_function_code = $function
order by company_count nulls last, municipality_count, capability_name
