-- one row per signature index of the region
select
    index_id,
    value,
    value_low,
    value_high,
    company_count,
    coverage_share,
    is_published,
    reason
from marts.signature_index
where scope_kind = 'region' and region_code = $region
order by index_id
