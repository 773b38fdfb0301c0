-- one row per industry of the region by establishments, strongest first
select
    e.industry_code,
    i.industry_name_fi,
    i.industry_name_sv,
    i.industry_name_en,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en,
    e.year,
    e.establishment_count,
    e.location_quotient,
    e.quotient_low,
    e.quotient_high
from marts.establishment_quotient as e
left join marts.industry as i
    on i.industry_code = e.industry_edition || ':' || e.industry_code
where e.region_code = $region and e.location_quotient is not null
order by e.location_quotient desc
