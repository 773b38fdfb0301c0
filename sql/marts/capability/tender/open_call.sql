-- one row per call for tenders that loaded notices tell of; Hilma, TED
-- a call that got a deadline is open until then; whoever reads knows the day
select
    a.notice_key,
    min(a.service) as service,
    min(a.published_date) as published_date,
    min(a.notice_title) as notice_title,
    min(a.buyer_name) as buyer_name,
    min(a.cpv_code) as cpv_code,
    min(coalesce(c.name_fi, d.name_fi)) as cpv_name_fi,
    min(coalesce(c.name_sv, d.name_sv)) as cpv_name_sv,
    min(coalesce(c.name_en, d.name_en)) as cpv_name_en,
    min(a.place_codes) as place_codes,
    min(a.deadline) as deadline_date
from staging.procurement_award as a
left join reference.cpv as c on a.cpv_code = substr(c.code, 1, 8)
left join reference.cpv as d
    on substr(a.cpv_code, 1, 2) || '000000' = substr(d.code, 1, 8)
where a.notice_kind = 'call'
group by a.notice_key
