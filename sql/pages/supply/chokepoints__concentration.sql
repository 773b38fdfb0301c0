-- one row per input of the region, the most concentrated first
select
    input_id,
    input_name,
    company_count,
    single_source_share_low,
    single_source_share_high,
    supplier_hhi_low,
    supplier_hhi_high,
    country_hhi_low,
    country_hhi_high,
    outside_eu_share_low,
    outside_eu_share_high,
    gap_days_low,
    gap_days_high
from marts.input_concentration
where region_code = $region
order by
    gap_days_low desc nulls last,
    gap_days_high desc nulls last,
    single_source_share_low desc,
    input_name
