-- one row per capability and vital function, as it may leave the house
select
    vital_function_code as code,
    capability_id,
    capability_name,
    company_count,
    null as could_count,
    municipality_count,
    depth,
    is_suppressed
from marts.capability_depth
where region_code = $region and (depth <> 'none' or is_suppressed)
order by code, company_count desc nulls last, capability_name
