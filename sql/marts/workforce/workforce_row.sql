-- one row per company and occupation of its newest interview; sheet F
with

answer as (

    select a.*, i.company_id
    from staging.workforce_answer as a
    inner join marts.answered_company as w
        on a.batch_id = w.batch_id and a.business_id = w.answered_id
    inner join marts.interview as i
        on w.company_id = i.company_id
        and a.batch_id = i.batch_id
        and i.is_newest
    qualify row_number() over (
        partition by i.company_id, a.occupation_code
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
