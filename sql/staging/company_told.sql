-- one row per row of sheet A, as it was told: "eos" is an answer, null is none
select
    batch_id,
    row_number,
    nimi as company_name,
    kunta as municipality_code,
    tol2008 as industry_code_2008,
    tol2025 as industry_code_2025,
    henkilosto as personnel_count,
    konserni as group_name,
    konserni_id as group_id,
    haastattelu_pvm as interview_date,
    julkisuusluokka as disclosure_class,
    lupa_nimella as consent_named,
    lupa_koonti as consent_aggregate
from landing.yritykset
