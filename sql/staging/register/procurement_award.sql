-- one row per notice, lot and winner; Hilma, TED, eForms
-- a notice of Hilma that got its number in TED later is the same notice
with

numbered as (

    select distinct service, service_number
    from landing.procurement_award
    where notice_key <> service || ' ' || service_number

)

select
    a.batch_id,
    a.notice_key || ':' || cast(row_number() over (
        partition by a.notice_key
        order by a.lot_id, a.winner_id, a.winner_name, a.value
    ) as varchar) as award_id,
    a.notice_key,
    a.service,
    a.notice_kind,
    a.published_date,
    a.title as notice_title,
    a.buyer_name,
    a.buyer_id,
    a.lot_id,
    a.cpv_code,
    a.place_codes,
    a.winner_name,
    a.winner_id,
    a.winner_country,
    a.value as award_value,
    a.currency,
    a.tender_count
from landing.procurement_award as a
left join numbered as n
    on a.service = n.service
    and a.service_number = n.service_number
    and a.notice_key = a.service || ' ' || a.service_number
where n.service is null
