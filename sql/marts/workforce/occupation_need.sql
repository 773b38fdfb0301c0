-- one row per occupation and region: what companies say of their staff; sheet F
-- the newest interview of each company
with

answer as (

    select a.*, c.region_code
    from staging.workforce_answer as a
    inner join marts.interview as i
        on a.business_id = i.company_id
        and a.batch_id = i.batch_id
        and i.is_newest
    inner join marts.company as c on i.company_id = c.company_id
    qualify row_number() over (
        partition by a.business_id, a.occupation_code
        order by a.row_number desc
    ) = 1

)

select
    a.occupation_code,
    -- the list of names is short of some four-digit codes
    coalesce(o.name_fi, a.occupation_code) as occupation_name_fi,
    coalesce(o.name_sv, a.occupation_code) as occupation_name_sv,
    coalesce(o.name_en, a.occupation_code) as occupation_name_en,
    a.region_code,
    count(*) as company_count,
    -- 3 and 4 of 0 to 4 are hard to recruit
    count(*) filter (where a.recruitment_difficulty >= 3) as difficulty_count,
    count(a.recruitment_difficulty) as answered_count,
    sum(a.vacancy_count) as vacancy_count,
    count(*) filter (where a.has_key_person = 'yes') as key_person_count,
    count(*) filter (where a.has_key_person in ('yes', 'no'))
        as key_person_answered_count,
    sum(a.personnel_count) as personnel_count,
    sum(a.older_count) as older_count,
    -- the share of older staff needs both numbers from the same company
    sum(a.personnel_count) filter (where a.older_count is not null)
        as older_answered_personnel_count
from answer as a
left join reference.occupation as o on a.occupation_code = o.occupation_code
group by all
