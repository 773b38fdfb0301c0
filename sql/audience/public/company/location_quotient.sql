-- published statistics; a count of one or two of our companies is left out
select
    region_code,
    region_name_fi,
    region_name_sv,
    region_name_en,
    industry_level,
    industry_code,
    industry_edition,
    industry_name_fi,
    industry_name_sv,
    industry_name_en,
    table_id,
    year,
    job_count,
    location_quotient,
    case when company_count not in (1, 2) then company_count end
        as company_count,
    coalesce(company_count in (1, 2), false) as is_suppressed
from marts.location_quotient
