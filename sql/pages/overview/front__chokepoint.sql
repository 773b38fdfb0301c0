-- one row per chokepoint of the region that is certain or possible
select
    chokepoint_id,
    input_name,
    supplier_name,
    state,
    company_count,
    impact_low,
    impact_high,
    rank_best,
    rank_worst
from marts.chokepoint
where
    region_code = $region
    and kind = 'supplier'
    and state in ('certain', 'possible')
order by state = 'certain' desc, impact_high desc
