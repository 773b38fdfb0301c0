-- one row per company that needs a delivery, the first to stop first
select
    company_name,
    share_low as need_share_low,
    share_high as need_share_high,
    stock_days_low,
    stock_days_high,
    survive_days_low,
    survive_days_high,
    gap_days_low,
    gap_days_high,
    is_essential
from marts.chokepoint_need
where chokepoint_id = $chokepoint
order by
    survive_days_high nulls last, survive_days_low nulls last, company_name
