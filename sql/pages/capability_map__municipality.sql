-- one row per municipality of the region, and whether anybody was asked there
select
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    sub_region_code,
    sub_region_name_fi,
    sub_region_name_sv,
    sub_region_name_en,
    frame_company_count,
    interviewed_count,
    has_interviews
from marts.municipality_coverage
where region_code = $region
order by municipality_name_fi
