-- one row per input, country, supplier and buyers' division of the region
select
    input_id,
    input_name,
    country_name_fi,
    country_name_sv,
    country_name_en,
    supplier_name,
    division_code,
    flow_share,
    is_unknown
from marts.input_flow
where region_code = $region
order by flow_share desc
