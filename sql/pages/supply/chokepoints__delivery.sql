-- one row per supplier's input that the region's companies need, gravest first
-- a delivery whose buyers have no known place belongs to no region
select
    chokepoint_id,
    input_id,
    input_name,
    supplier_id,
    supplier_name,
    country_code,
    country_name_fi,
    country_name_sv,
    country_name_en,
    region_code,
    vital_function_code,
    industry_code,
    company_count,
    criticality,
    supplier_count_low,
    supplier_count_high,
    state,
    impact_low,
    impact_high,
    rank_best,
    rank_worst,
    coverage_share,
    stop_days_high
from marts.chokepoint
where kind = 'supplier' and (region_code = $region or region_code is null)
order by impact_high desc nulls last, company_count desc, input_name
