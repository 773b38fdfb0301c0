-- error: An interval has its low end above its high end.
select 'need_measure' as mart, need_id as of_what
from marts.need_measure
where
    supplier_hhi_low > supplier_hhi_high + 0.000001
    or country_hhi_low > country_hhi_high + 0.000001
    or top_share_low > top_share_high + 0.000001
    or survive_days_low > survive_days_high + 0.000001
    or gap_days_low > gap_days_high + 0.000001
union all
select 'chokepoint', chokepoint_id
from marts.chokepoint
where
    impact_low > impact_high + 0.000001
    or rank_best > rank_worst
    or stop_days_low > stop_days_high + 0.000001
union all
select 'signature_index', index_id || ' ' || scope_kind || ' ' || region_code
from marts.signature_index
where value_low > value_high + 0.000001 or value < 0 or value > 1
union all
select 'supply_need', need_id
from marts.supply_need
where
    stock_days_low > stock_days_high
    or switch_days_low > switch_days_high
    or recovery_days_low > recovery_days_high
    or input_class_low > input_class_high
union all
select 'occupation_month', area_level || ' ' || area_code || occupation_code
from marts.occupation_month
where vacancy_low > vacancy_high or job_seeker_low > job_seeker_high
