-- one row per vital function
select distinct
    vital_function_code,
    vital_function_name_fi,
    vital_function_name_sv,
    vital_function_name_en
from marts.function_coverage
order by vital_function_code
