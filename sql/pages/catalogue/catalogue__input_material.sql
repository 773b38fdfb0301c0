-- one row per input of a region and critical raw material that is told in it
select
    input_name,
    material_name_fi,
    material_name_sv,
    material_name_en,
    company_count
from marts.input_material
where region_code = $region
order by company_count desc, input_name, material_code
