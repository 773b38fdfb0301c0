-- one row per municipality of the region where the capability was found
select
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    company_count,
    could_count,
    is_suppressed
from marts.capability_area
where region_code = $region
    and capability_id = $capability
    and vital_function_code = $function
order by company_count desc nulls last, municipality_name_fi
