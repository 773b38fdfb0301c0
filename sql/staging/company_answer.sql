-- one row per row of sheet A (company at an interview round), as accepted
select
    batch_id,
    row_number,
    ytunnus as business_id,
    nimi as company_name,
    kunta as municipality_code,
    tol2008 as industry_code_2008,
    tol2025 as industry_code_2025,
    try_cast(henkilosto as double) as personnel_count,
    liikevaihto_lk as revenue_class,
    konserni as group_name,
    konserni_id as group_id,
    toimipaikka as establishment_name,
    try_cast(haastattelu_pvm as date) as interview_date,
    kierros as interview_round,
    julkisuusluokka as disclosure_class,
    lupa_nimella = 'k' as consent_named,
    lupa_koonti = 'k' as consent_aggregate,
    yhteys_id as contact_id
from landing.yritykset
