-- one row per company and occupation of its newest interview; sheet F
with

answer as (

    select a.*, u.company_id
    from staging.workforce_answer as a
    inner join marts.sheet_in_use as u
        on a.batch_id = u.batch_id
        and a.business_id = u.answered_id
        and u.sheet_name = 'tyovoima'
    qualify row_number() over (
        partition by u.company_id, a.occupation_code
        order by a.row_number desc
    ) = 1

)

select
    a.company_id,
    a.occupation_code,
    -- the list of names is short of some four-digit codes
    coalesce(o.name_fi, a.occupation_code) as occupation_name_fi,
    coalesce(o.name_sv, a.occupation_code) as occupation_name_sv,
    coalesce(o.name_en, a.occupation_code) as occupation_name_en,
    c.region_code,
    c.consent_aggregate,
    a.personnel_count,
    a.older_count,
    a.vacancy_count,
    a.recruitment_difficulty,
    a.has_key_person
from answer as a
inner join marts.company as c on a.company_id = c.company_id
left join reference.occupation as o on a.occupation_code = o.occupation_code
