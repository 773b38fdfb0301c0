-- one row per need: what its rows of sheet D say together, as told
-- rows that differ give an interval; null is unknown, and the basis says why
select
    need_id,
    max(criticality) as criticality,
    case
        when count(distinct essential) = 1 then min(essential)
        when count(essential) > 0 then 'dont_know'
    end as essential,
    max(alternative_count) as alternative_count,
    min(stock_days) as stock_days_low,
    max(stock_days) as stock_days_high,
    min(switch_days) as switch_days_low,
    max(switch_days) as switch_days_high,
    min(recovery_days) as recovery_days_low,
    max(recovery_days) as recovery_days_high,
    min(alternative_capacity_share) as alternative_capacity_share_low,
    max(alternative_capacity_share) as alternative_capacity_share_high,
    -- answered < dont_know < missing: the best answer of the rows counts
    min(stock_basis) as stock_basis,
    min(switch_basis) as switch_basis,
    min(recovery_basis) as recovery_basis,
    min(material_code) as material_code,
    count(distinct supplier_id) as supplier_count
from marts.supply_row
group by need_id
