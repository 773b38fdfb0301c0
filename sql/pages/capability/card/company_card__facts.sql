-- the company, as interviews and the register know it
select
    c.company_id,
    c.business_id,
    c.company_name,
    c.group_name,
    c.municipality_name_fi,
    c.municipality_name_sv,
    m.region_name_fi,
    m.region_name_sv,
    m.region_name_en,
    c.industry_code,
    c.industry_name_fi,
    c.industry_name_sv,
    c.industry_name_en,
    c.personnel_count,
    c.is_interviewed,
    c.interview_round,
    c.interview_date,
    c.disclosure_class,
    c.consent_named,
    c.consent_aggregate,
    c.is_alive,
    c.is_in_register,
    c.location_precision
from marts.company as c
left join marts.municipality as m on c.municipality_code = m.municipality_code
where c.company_id = $company
