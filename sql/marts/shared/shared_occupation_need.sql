-- one row per occupation and region, as it may leave the house; sheet F
-- companies that allow summaries; null is a figure of fewer than three of them,
-- and a sum of which one company has three quarters
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
        count(vacancy_count) >= 3
        and max(vacancy_count) <= 0.75 * sum(vacancy_count) as is_vacancy_safe,
        count(*) filter (where has_key_person = 'yes') as key_person_count,
        count(*) filter (where has_key_person in ('yes', 'no'))
            as key_person_answered_count,
        sum(personnel_count) as personnel_count,
        count(personnel_count) >= 3
        and max(personnel_count) <= 0.75 * sum(personnel_count)
            as is_personnel_safe,
        sum(older_count) as older_count,
        sum(personnel_count) filter (where older_count is not null)
            as older_answered_personnel_count,
        count(older_count) >= 3
        and max(older_count) <= 0.75 * sum(older_count) as is_older_safe
    from marts.workforce_row
    where consent_aggregate
    group by all

)

select
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    region_code,
    case when company_count >= 3 then company_count end as company_count,
    case when answered_count >= 3 then difficulty_count end
        as difficulty_count,
    case when answered_count >= 3 then answered_count end as answered_count,
    case when is_vacancy_safe then vacancy_count end as vacancy_count,
    case when key_person_answered_count >= 3 then key_person_count end
        as key_person_count,
    case when key_person_answered_count >= 3 then key_person_answered_count
    end as key_person_answered_count,
    case when is_personnel_safe then personnel_count end as personnel_count,
    case when is_older_safe then older_count end as older_count,
    case when is_older_safe then older_answered_personnel_count end
        as older_answered_personnel_count,
    company_count < 3 as is_suppressed
from counted
