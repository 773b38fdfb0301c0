-- one row per row of sheet A (company at an interview round), as accepted
-- "eos" (do not know) is no name and no code
select
    batch_id,
    row_number,
    ytunnus as business_id,
    nimi as company_name,
    nullif(kunta, 'eos') as municipality_code,
    nullif(tol2008, 'eos') as industry_code_2008,
    nullif(tol2025, 'eos') as industry_code_2025,
    try_cast(henkilosto as double) as personnel_count,
    nullif(liikevaihto_lk, 'eos') as revenue_class,
    nullif(konserni, 'eos') as group_name,
    nullif(konserni_id, 'eos') as group_id,
    nullif(toimipaikka, 'eos') as establishment_name,
    try_cast(haastattelu_pvm as date) as interview_date,
    kierros as interview_round,
    julkisuusluokka as disclosure_class,
    lupa_nimella = 'k' as consent_named,
    lupa_koonti = 'k' as consent_aggregate,
    yhteys_id as contact_id
from landing.yritykset
