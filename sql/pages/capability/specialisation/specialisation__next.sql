-- one row per industry that the region is not specialised in, nearest first
select
    r.industry_code,
    r.industry_edition,
    i.industry_name_fi,
    i.industry_name_sv,
    i.industry_name_en,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en,
    r.location_quotient,
    r.relatedness_density
from marts.industry_relatedness as r
left join marts.industry as i
    on i.industry_code = r.industry_edition || ':' || r.industry_code
where r.region_code = $region
    and r.location_quotient <= 1
    and r.relatedness_density is not null
order by r.relatedness_density desc, r.industry_code
