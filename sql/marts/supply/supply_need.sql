-- one row per company and critical input of its newest interview; sheet D
-- days as told, null where unknown; class 2 essential, 1 not, 0 left out
with

told_share as (

    select
        need_id,
        company_id,
        input_id,
        cast(
            least(1, coalesce(sum(share) filter (where is_known_supplier), 0))
            as double
        ) as known_share
    from (
        -- decimals are added exactly, whatever the order of the rows
        select *, cast(share_low as decimal(30, 12)) as share
        from marts.supply_link
    )
    group by need_id, company_id, input_id

),

input as (

    select distinct item_id, item_name
    from marts.spelling
    where kind = 'input'

)

select
    t.need_id,
    t.company_id,
    c.company_name,
    c.region_code,
    t.input_id,
    i.item_name as input_name,
    a.criticality,
    a.essential,
    case a.essential when 'yes' then 2 when 'no' then 1 else 0 end
        as input_class_low,
    case a.essential when 'no' then 1 else 2 end as input_class_high,
    a.stock_days_low,
    a.stock_days_high,
    a.stock_basis,
    a.alternative_count,
    a.switch_days_low,
    a.switch_days_high,
    a.switch_basis,
    a.recovery_days_low,
    a.recovery_days_high,
    a.recovery_basis,
    a.alternative_capacity_share_low,
    a.alternative_capacity_share_high,
    t.known_share,
    1 - t.known_share as unknown_share,
    a.supplier_count,
    f.vital_function_code,
    c.industry_edition || ':' || c.industry_section_code as industry_code,
    c.personnel_count,
    a.material_code,
    c.interview_round,
    c.interview_date
from told_share as t
inner join marts.supply_answer_range as a on t.need_id = a.need_id
inner join marts.company as c on t.company_id = c.company_id
inner join input as i on t.input_id = i.item_id
left join marts.company_function as f on t.company_id = f.company_id
