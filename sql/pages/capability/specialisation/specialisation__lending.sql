-- one row per other region and industry that it could lend, strongest first
select
    l.other_region_code,
    l.industry_code,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en,
    q.location_quotient
from marts.region_lending as l
inner join marts.industry_relatedness as q
    on l.other_region_code = q.region_code
    and l.industry_code = q.industry_code
    and l.industry_edition = q.industry_edition
left join marts.industry as i
    on i.industry_code = l.industry_edition || ':' || l.industry_code
where l.region_code = $region
order by l.other_region_code, q.location_quotient desc
