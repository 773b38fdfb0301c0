-- one row per need: what its rows of sheet D say together; answers that differ give
-- an interval. A time that was told is read as plus or minus 30 percent: tellers
-- are optimistic about recovery (Simchi-Levi 2015)
with

told as (

    select
        need_id,
        min(criticality) as criticality_low,
        max(criticality) as criticality,
        case
            when count(distinct essential) = 1 then min(essential)
            when count(essential) > 0 then 'dont_know'
        end as essential,
        min(alternative_count) as alternative_count_low,
        max(alternative_count) as alternative_count,
        min(stock_days) as stock_days_low,
        max(stock_days) as stock_days_high,
        min(switch_days) * 0.7 as switch_days_low,
        max(switch_days) * 1.3 as switch_days_high,
        min(recovery_days) * 0.7 as recovery_days_low,
        max(recovery_days) * 1.3 as recovery_days_high,
        min(alternative_capacity_share) as alternative_capacity_share_low,
        max(alternative_capacity_share) as alternative_capacity_share_high,
        -- answered < dont_know < missing: the best answer of the rows
        min(stock_basis) as stock_basis,
        min(switch_basis) as switch_basis,
        min(recovery_basis) as recovery_basis,
        min(material_code) as material_code,
        count(distinct supplier_id) as supplier_count
    from marts.supply_row
    group by need_id

)

select
    need_id,
    criticality,
    essential,
    case essential when 'yes' then 2 when 'no' then 1 else 0 end
        as input_class_low,
    case essential when 'no' then 1 else 2 end as input_class_high,
    alternative_count,
    coalesce(stock_days_low, 0) as stock_days_low,
    stock_days_high,
    case when stock_days_low is not null then 'answered' else stock_basis end
        as stock_basis,
    case
        when switch_days_low is not null then switch_days_low
        when alternative_count > 0 or alternative_count is null then 0
    end as switch_days_low,
    case
        when switch_days_high is not null then switch_days_high
        when alternative_count > 0 then 90
    end as switch_days_high,
    case
        when switch_days_low is null and alternative_count = 0
            then 'no_alternative'
        else switch_basis
    end as switch_basis,
    coalesce(recovery_days_low, 0) as recovery_days_low,
    coalesce(recovery_days_high, 90) as recovery_days_high,
    recovery_basis,
    coalesce(
        alternative_capacity_share_low,
        0
    ) as alternative_capacity_share_low,
    coalesce(
        alternative_capacity_share_high,
        case when alternative_count = 0 then 0 else 1 end
    ) as alternative_capacity_share_high,
    material_code,
    supplier_count
from told
