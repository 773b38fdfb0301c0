-- one row per call that is open on $today and may be answered from the region
select
    o.notice_key,
    o.service,
    o.published_date,
    o.notice_title,
    o.buyer_name,
    o.cpv_code,
    o.cpv_name_fi,
    o.cpv_name_sv,
    o.cpv_name_en,
    o.deadline_date
from marts.open_call as o
inner join marts.call_region as r on o.notice_key = r.notice_key
where
    r.region_code = $region
    and coalesce(o.deadline_date, $today) >= $today
order by o.deadline_date nulls last, o.notice_title
