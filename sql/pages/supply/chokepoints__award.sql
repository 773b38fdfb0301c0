-- one row per award of public procurement that touches the region, newest first
select
    published_date,
    buyer_name,
    winner_name,
    winner_id,
    notice_title,
    cpv_code,
    cpv_name_fi,
    cpv_name_sv,
    cpv_name_en,
    award_value,
    currency,
    tender_count,
    is_winner_alive,
    is_winner_supplier,
    service
from marts.award_region
where region_code = $region
order by published_date desc, award_id
