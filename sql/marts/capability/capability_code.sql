-- one row per code of a list that capabilities are filtered by; reference
-- list_name is the column of company_capability that holds the code
select
    'dual_use_category' as list_name,
    code,
    name_fi as code_name_fi,
    name_sv as code_name_sv,
    name_en as code_name_en
from reference.dual_use_category
union all
select 'spearhead_code', code, name_fi, name_sv, name_en
from reference.spearhead
union all
select 'technology_area_code', code, name_fi, name_sv, name_en
from reference.technology_area
union all
select 'supply_sector_code', code, name_fi, name_sv, name_en
from reference.supply_sector
union all
select 'vital_function_code', code, name_fi, name_sv, name_en
from reference.vital_function
