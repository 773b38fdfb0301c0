-- one row per call and region where the work may be done
-- a call that names no place, or the whole country, is for every region
select
    o.notice_key,
    r.region_code
from marts.open_call as o
cross join reference.region as r
left join reference.nuts_region as n
    on r.region_code = n.region_code
    and ';' || o.place_codes || ';' like '%;' || n.nuts_code || ';%'
where
    o.place_codes is null
    or ';' || o.place_codes || ';' like '%;FI;%'
    or n.nuts_code is not null
group by o.notice_key, r.region_code
