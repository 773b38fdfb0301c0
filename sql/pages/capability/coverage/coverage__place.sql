-- one row per municipality of the region: frame and interviewed
select
    municipality_name_fi,
    municipality_name_sv,
    sub_region_name_fi,
    sub_region_name_sv,
    sub_region_name_en,
    frame_company_count,
    interviewed_count
from marts.municipality_coverage
where region_code = $region
    and (frame_company_count > 0 or interviewed_count > 0)
order by interviewed_count, frame_company_count desc, municipality_name_fi
