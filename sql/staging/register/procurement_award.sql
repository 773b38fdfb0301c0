-- one row per notice, lot and winner; Hilma, TED, eForms
-- a notice that got its number in TED later, or came in another form, is one
-- notice; a corrected notice takes the place of the one of its kind it names
with

told as (

    select
        *,
        service || ' ' || service_number as own_key,
        coalesce('eforms ' || eforms_id, '') as eforms_key
    from landing.procurement_award

),

numbered as (

    select distinct own_key, eforms_key
    from told
    where notice_key not in (own_key, eforms_key)

),

unnumbered as (

    select distinct t.notice_key
    from told as t
    inner join numbered as n
        on t.own_key = n.own_key
        or (t.eforms_key <> '' and t.eforms_key = n.eforms_key)
    where t.notice_key in (t.own_key, t.eforms_key)

),

corrected as (

    select distinct t.notice_key
    from told as t
    inner join told as c
        on t.notice_kind = c.notice_kind
        and t.notice_key <> c.notice_key
        and t.published_date <= c.published_date
        and (
            ';' || c.replaces || ';' like '%;' || t.notice_key || ';%'
            or ';' || c.replaces || ';' like '%;' || t.own_key || ';%'
            or ';' || c.replaces || ';' like '%;' || t.eforms_key || ';%'
        )
    where c.replaces is not null

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
    a.deadline,
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
from told as a
left join unnumbered as u on a.notice_key = u.notice_key
left join corrected as c on a.notice_key = c.notice_key
where u.notice_key is null and c.notice_key is null
