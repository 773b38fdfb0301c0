-- one row per industry of the region, the most specialised first
-- divisions: sections are too wide to tell what people can do
select
    q.industry_code,
    q.industry_edition,
    q.industry_name_fi,
    q.industry_name_sv,
    q.industry_name_en,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en,
    q.table_id,
    q.year,
    q.job_count,
    q.location_quotient,
    q.company_count
from marts.location_quotient as q
left join marts.industry as i
    on i.industry_code = q.industry_edition || ':' || q.industry_code
where q.region_code = $region
    and q.industry_level = 'division'
    and q.location_quotient is not null
order by q.location_quotient desc
