-- one row per input, region and critical raw material told for it; sheet D
select
    n.input_id,
    n.input_name,
    n.region_code,
    n.material_code,
    m.name_fi as material_name_fi,
    m.name_sv as material_name_sv,
    m.name_en as material_name_en,
    count(distinct n.company_id) as company_count
from marts.supply_need as n
inner join reference.critical_raw_material as m on n.material_code = m.code
group by
    n.input_id,
    n.input_name,
    n.region_code,
    n.material_code,
    m.name_fi,
    m.name_sv,
    m.name_en
