-- one row per vital function, uncovered ones first
select
    vital_function_code,
    vital_function_name_fi,
    vital_function_name_sv,
    vital_function_name_en,
    capability_count,
    company_count,
    thin_count,
    is_suppressed
from marts.function_coverage
where region_code = $region
order by company_count nulls last, vital_function_code
