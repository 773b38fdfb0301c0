-- one row per told supplier of a need, or the rest that nobody named; sheet D
-- the unions of the supplier's country are those of the day of the interview
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
    case when f.country_code is not null then eu.country_code is not null end
        as is_eu_country,
    case when f.country_code is not null then eea.country_code is not null end
        as is_eea_country,
    case when f.country_code is not null then nato.country_code is not null end
        as is_nato_country,
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
left join marts.country_membership as eu
    on r.country_code = eu.country_code
    and eu.membership = 'EU'
    and coalesce(c.interview_date, date '9999-12-31')
    between eu.member_from and coalesce(eu.member_to, date '9999-12-31')
left join marts.country_membership as eea
    on r.country_code = eea.country_code
    and eea.membership = 'EEA'
    and coalesce(c.interview_date, date '9999-12-31')
    between eea.member_from and coalesce(eea.member_to, date '9999-12-31')
left join marts.country_membership as nato
    on r.country_code = nato.country_code
    and nato.membership = 'NATO'
    and coalesce(c.interview_date, date '9999-12-31')
    between nato.member_from and coalesce(nato.member_to, date '9999-12-31')
