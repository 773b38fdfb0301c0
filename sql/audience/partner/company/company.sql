-- companies that may be named: consent given, and the interview is public
-- nothing of who else is in the register: who is missing there would be known
-- the place is the municipality: nobody is shown closer than that outside
select
    c.company_id,
    c.business_id,
    c.company_name,
    c.municipality_code,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.sub_region_code,
    c.region_code,
    m.latitude,
    m.longitude,
    case when m.latitude is not null then 'municipality' else 'unknown' end
        as location_precision,
    c.industry_code,
    c.industry_edition,
    c.industry_name_fi,
    c.industry_name_sv,
    c.industry_name_en,
    c.industry_section_code,
    c.is_interviewed,
    c.interview_round,
    c.interview_date,
    c.disclosure_class,
    c.consent_named,
    c.consent_aggregate,
    c.is_alive,
    c.is_in_register,
    c.source
from marts.company as c
left join marts.municipality as m on c.municipality_code = m.municipality_code
where c.is_interviewed and c.consent_named and c.disclosure_class = 'julkinen'
