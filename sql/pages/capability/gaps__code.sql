-- one row per code of a list in the region; vital functions for all audiences
select
    list_name,
    code,
    code_name_fi,
    code_name_sv,
    code_name_en,
    company_count,
    capability_count,
    false as is_suppressed
from marts.code_coverage
where region_code = $region and list_name <> 'vital_function_code'
union all
select
    'vital_function_code' as list_name,
    vital_function_code,
    vital_function_name_fi,
    vital_function_name_sv,
    vital_function_name_en,
    company_count,
    capability_count,
    is_suppressed
from marts.function_coverage
where region_code = $region
order by list_name, code
