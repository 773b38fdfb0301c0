-- one row per index and industry of the region, published or not
select
    index_id,
    scope_kind,
    scope_code,
    value,
    value_low,
    value_high,
    company_count,
    coverage_share,
    is_published,
    reason
from marts.signature_index
where
    region_code = $region
    and scope_kind in ('industry', 'division')
    and index_id in ('SCI', 'RER')
order by scope_code
