-- one row per row of sheet D that belongs to a company's newest interview
select
    u.company_id || ':' || s.item_id as need_id,
    u.company_id,
    s.item_id as input_id,
    s.item_name as input_name,
    p.supplier_id,
    p.has_business_id,
    k.name_key as supplier_group_key,
    alias.current_code as supplier_municipality_code,
    case
        when a.share is not null then 'answered'
        when a.share_low is not null or a.share_high is not null then 'band'
        else a.share_basis
    end as share_basis,
    -- a told share of more than the whole is read as the whole
    least(1, greatest(0, coalesce(a.share, a.share_low, 0))) as told_low,
    least(1, greatest(0, coalesce(a.share, a.share_high, 1))) as told_high,
    a.criticality,
    a.essential,
    a.alternative_count,
    a.switch_days,
    a.switch_basis,
    a.alternative_capacity_share,
    a.stock_days,
    a.stock_basis,
    a.recovery_days,
    a.recovery_basis,
    a.country_code,
    a.tier,
    a.distance_km,
    a.transport_mode,
    a.route,
    a.border_crossing,
    a.material_code,
    a.supplier_name,
    a.batch_id,
    a.row_number
from staging.supply_answer as a
inner join marts.sheet_in_use as u
    on a.batch_id = u.batch_id
    and a.business_id = u.answered_id
    and u.sheet_name = 'syotteet'
inner join marts.spelling as s
    on s.kind = 'input' and a.input_name = s.spelling
left join marts.supplier_spelling as p
    on coalesce(a.supplier_name, '') = p.supplier_name
    and coalesce(a.supplier_business_id, '') = p.supplier_business_id
left join marts.name_key as k on a.supplier_group_name = k.spelling
left join marts.municipality_alias as alias
    on a.municipality_code = alias.municipality_code
