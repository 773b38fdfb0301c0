-- one row per award of a lot to a winner: who buys from whom; Hilma, TED
-- names and places of the register where the business id is in it; only
-- is_winner_supplier comes from interviews (sheet D)
select
    a.award_id,
    a.notice_key,
    a.service,
    a.published_date,
    a.notice_title,
    a.lot_id,
    a.cpv_code,
    coalesce(c.name_fi, d.name_fi) as cpv_name_fi,
    coalesce(c.name_sv, d.name_sv) as cpv_name_sv,
    coalesce(c.name_en, d.name_en) as cpv_name_en,
    a.buyer_id,
    coalesce(b.company_name, a.buyer_name, a.buyer_id) as buyer_name,
    b.region_code as buyer_region_code,
    a.winner_id,
    coalesce(w.company_name, a.winner_name, a.winner_id) as winner_name,
    a.winner_country,
    w.region_code as winner_region_code,
    w.is_alive as is_winner_alive,
    w.business_id is not null as is_winner_in_register,
    s.supplier_id is not null as is_winner_supplier,
    a.award_value,
    a.currency,
    a.tender_count,
    a.place_codes
from staging.procurement_award as a
left join marts.registered_place as b on a.buyer_id = b.business_id
left join marts.registered_place as w on a.winner_id = w.business_id
left join marts.supplier as s on a.winner_id = s.supplier_id
left join reference.cpv as c on a.cpv_code = substr(c.code, 1, 8)
left join reference.cpv as d
    on substr(a.cpv_code, 1, 2) || '000000' = substr(d.code, 1, 8)
where
    a.notice_kind = 'award'
    and coalesce(a.winner_id, a.winner_name) is not null
    and coalesce(a.buyer_id, a.buyer_name) is not null
