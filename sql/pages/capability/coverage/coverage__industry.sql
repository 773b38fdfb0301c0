-- one row per section of industry in the region, the largest frame first
select
    f.industry_section_code,
    i.industry_name_fi,
    i.industry_name_sv,
    i.industry_name_en,
    i.short_name_fi,
    i.short_name_sv,
    i.short_name_en,
    sum(f.frame_company_count) as frame_company_count,
    sum(f.interviewed_count) as interviewed_count,
    sum(f.interviewed_personnel_count) as interviewed_personnel_count,
    max(q.job_count) as job_count
from marts.frame_cell as f
left join marts.industry as i
    on f.industry_edition || ':' || f.industry_section_code = i.industry_code
left join marts.location_quotient as q
    on f.region_code = q.region_code
    and f.industry_edition = q.industry_edition
    and f.industry_section_code = q.industry_code
    and q.industry_level = 'section'
where f.region_code = $region and f.industry_section_code is not null
group by all
order by frame_company_count desc, f.industry_section_code
