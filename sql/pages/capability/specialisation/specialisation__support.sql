-- one row per industry and the region's own that lies near it, nearest first
select
    s.industry_code,
    s.support_code,
    s.support_rank,
    s.proximity,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en
from marts.industry_support as s
left join marts.industry as i
    on i.industry_code = s.industry_edition || ':' || s.support_code
where s.region_code = $region
order by s.industry_code, s.support_rank
