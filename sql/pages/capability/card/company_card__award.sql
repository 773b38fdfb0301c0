-- one row per award that the company won, the newest first
select
    published_date,
    notice_title,
    buyer_name,
    cpv_code,
    cpv_name_fi,
    cpv_name_sv,
    cpv_name_en,
    award_value,
    currency,
    tender_count
from marts.award_link
where winner_id = $company
order by published_date desc, notice_title
