-- one row per call, company of the region and capability that suit each other
select
    m.notice_key,
    m.company_id,
    c.company_name,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.capability_id,
    c.capability_name,
    c.provision,
    c.cpv_code,
    m.cpv_digits,
    m.shared_words
from marts.call_match as m
inner join marts.company_capability as c
    on m.company_id = c.company_id and m.capability_id = c.capability_id
where c.region_code = $region
order by m.cpv_digits desc, length(m.shared_words) desc, c.company_name
