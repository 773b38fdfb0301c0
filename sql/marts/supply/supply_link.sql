-- one row per told supplier of a need, or the rest that nobody named; sheet D
select
    h.need_id || ':' || coalesce(cast(h.row_number as varchar), 'rest')
        as link_id,
    h.need_id,
    h.company_id,
    h.input_id,
    coalesce(r.supplier_id, 'unknown:' || h.need_id) as supplier_id,
    s.supplier_name,
    coalesce(s.supplier_group_id, 'unknown:' || h.need_id)
        as supplier_group_id,
    s.supplier_id is not null as is_known_supplier,
    r.country_code,
    f.name_fi as country_name_fi,
    f.name_sv as country_name_sv,
    f.name_en as country_name_en,
    f.is_eu as is_eu_country,
    r.supplier_municipality_code as municipality_code,
    h.share_low,
    h.share_high,
    coalesce(r.share_basis, 'missing') as share_basis,
    r.tier,
    r.distance_km,
    r.transport_mode,
    r.route,
    r.border_crossing,
    c.region_code,
    c.industry_edition || ':' || c.industry_section_code as industry_code,
    h.row_number,
    h.batch_id
from marts.supply_share as h
left join marts.supply_row as r
    on h.need_id = r.need_id
    and h.batch_id = r.batch_id
    and h.row_number = r.row_number
left join marts.supplier as s on r.supplier_id = s.supplier_id
left join reference.country as f on r.country_code = f.country_code
left join marts.company as c on h.company_id = c.company_id
