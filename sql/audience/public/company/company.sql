-- companies that may be named: consent given, and the interview is public
-- nothing of who else is in the register: who is missing there would be known
select
    company_id,
    business_id,
    company_name,
    municipality_code,
    municipality_name_fi,
    municipality_name_sv,
    sub_region_code,
    region_code,
    latitude,
    longitude,
    location_precision,
    industry_code,
    industry_edition,
    industry_name_fi,
    industry_name_sv,
    industry_name_en,
    industry_section_code,
    is_interviewed,
    interview_round,
    interview_date,
    disclosure_class,
    consent_named,
    consent_aggregate,
    is_alive,
    is_in_register,
    source
from marts.company
where is_interviewed and consent_named and disclosure_class = 'julkinen'
