-- one row per interviewed company of the region that told of its products
select
    r.company_id,
    c.company_name,
    c.municipality_name_fi,
    c.municipality_name_sv,
    r.met_count,
    r.known_count,
    r.asked_count,
    r.readiness_share,
    r.readiness_low,
    r.readiness_high
from marts.tender_readiness as r
inner join marts.company as c on r.company_id = c.company_id
where c.region_code = $region
order by r.readiness_low desc, r.readiness_high desc, c.company_name
