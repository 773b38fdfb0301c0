-- warn: A municipality code is not in the list; the company is not on the map.
select a.business_id, a.municipality_code
from staging.company_answer as a
left join marts.municipality_alias as m
    on a.municipality_code = m.municipality_code
where a.municipality_code is not null and m.municipality_code is null
