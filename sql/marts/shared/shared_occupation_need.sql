-- one row per occupation and region, as it may leave the house; sheet F
-- companies that allow summaries; null is a figure of too few of them,
-- and a sum that marts.hidden_figure hides
with

counted as (

    select
        occupation_code,
        occupation_name_fi,
        occupation_name_sv,
        occupation_name_en,
        region_code,
        count(*) as company_count,
        count(*) filter (where recruitment_difficulty >= 3)
            as difficulty_count,
        count(recruitment_difficulty) as answered_count,
        sum(vacancy_count) as vacancy_count,
        count(*) filter (where has_key_person = 'yes') as key_person_count,
        count(*) filter (where has_key_person in ('yes', 'no'))
            as key_person_answered_count,
        sum(personnel_count) as personnel_count,
        sum(older_count) as older_count,
        sum(personnel_count) filter (where older_count is not null)
            as older_answered_personnel_count
    from marts.workforce_row
    where consent_aggregate
    group by all

)

select
    n.occupation_code,
    n.occupation_name_fi,
    n.occupation_name_sv,
    n.occupation_name_en,
    n.region_code,
    case when n.company_count >= r.minimum_count then n.company_count end
        as company_count,
    case when n.answered_count >= r.minimum_count then n.difficulty_count end
        as difficulty_count,
    case when n.answered_count >= r.minimum_count then n.answered_count end
        as answered_count,
    case when v.measure is null then n.vacancy_count end as vacancy_count,
    case when n.key_person_answered_count >= r.minimum_count
        then n.key_person_count end as key_person_count,
    case when n.key_person_answered_count >= r.minimum_count
        then n.key_person_answered_count end as key_person_answered_count,
    case when p.measure is null then n.personnel_count end as personnel_count,
    case when o.measure is null then n.older_count end as older_count,
    case when a.measure is null
        then n.older_answered_personnel_count end
        as older_answered_personnel_count,
    n.company_count < r.minimum_count as is_suppressed
from counted as n
cross join marts.disclosure_rule as r
left join marts.hidden_figure as v
    on v.measure = 'occupation_vacancy'
    and n.occupation_code = v.subject_code and n.region_code = v.region_code
left join marts.hidden_figure as p
    on p.measure = 'occupation_personnel'
    and n.occupation_code = p.subject_code and n.region_code = p.region_code
left join marts.hidden_figure as o
    on o.measure = 'occupation_older'
    and n.occupation_code = o.subject_code and n.region_code = o.region_code
left join marts.hidden_figure as a
    on a.measure = 'occupation_asked'
    and n.occupation_code = a.subject_code and n.region_code = a.region_code
