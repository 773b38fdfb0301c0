-- one row per award and region that it touches: where the work is done, where
-- the buyer or the winner is; Hilma, TED
with

touched as (

    select l.award_id, n.region_code
    from marts.award_link as l
    inner join reference.nuts_region as n
        on ';' || l.place_codes || ';' like '%;' || n.nuts_code || ';%'
    union
    select award_id, buyer_region_code
    from marts.award_link
    where buyer_region_code is not null
    union
    select award_id, winner_region_code
    from marts.award_link
    where winner_region_code is not null

)

select
    t.region_code,
    l.award_id,
    l.service,
    l.published_date,
    l.notice_title,
    l.cpv_code,
    l.cpv_name_fi,
    l.cpv_name_sv,
    l.cpv_name_en,
    l.buyer_id,
    l.buyer_name,
    l.winner_id,
    l.winner_name,
    l.winner_country,
    l.is_winner_alive,
    l.is_winner_supplier,
    l.award_value,
    l.currency,
    l.tender_count
from touched as t
inner join marts.award_link as l on t.award_id = l.award_id
