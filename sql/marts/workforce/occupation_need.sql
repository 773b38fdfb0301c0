-- one row per occupation and region: what companies say of their staff; sheet F
select
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    region_code,
    count(*) as company_count,
    -- 3 and 4 of 0 to 4 are hard to recruit
    count(*) filter (where recruitment_difficulty >= 3) as difficulty_count,
    count(recruitment_difficulty) as answered_count,
    sum(vacancy_count) as vacancy_count,
    count(*) filter (where has_key_person = 'yes') as key_person_count,
    count(*) filter (where has_key_person in ('yes', 'no'))
        as key_person_answered_count,
    sum(personnel_count) as personnel_count,
    sum(older_count) as older_count,
    -- the share of older staff needs both numbers from the same company
    sum(personnel_count) filter (where older_count is not null)
        as older_answered_personnel_count,
    false as is_suppressed
from marts.workforce_row
group by
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    region_code
