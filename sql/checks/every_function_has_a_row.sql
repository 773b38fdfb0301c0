-- error: A vital function is missing from the overview of a region.
select f.code as vital_function_code, r.region_code
from reference.vital_function as f
cross join marts.interviewed_region as r
left join marts.function_coverage as c
    on f.code = c.vital_function_code and r.region_code = c.region_code
where c.region_code is null
