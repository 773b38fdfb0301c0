-- one row per need of the region, those that nobody makes here first
select
    needed_name,
    needed_code,
    need_source,
    vital_function_name_fi,
    vital_function_name_sv,
    vital_function_name_en,
    strength_low,
    strength_high,
    company_count,
    maker_count,
    could_count,
    elsewhere_count
from marts.need_maker
where region_code = $region
order by maker_count > 0, strength_high desc, strength_low desc, needed_name
