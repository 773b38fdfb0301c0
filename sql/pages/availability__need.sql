-- one row per occupation that the region's companies told of, critical or not
select
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    company_count,
    answered_count,
    difficulty_count,
    vacancy_count,
    key_person_answered_count,
    key_person_count,
    personnel_count,
    older_answered_personnel_count,
    older_count,
    is_suppressed
from marts.occupation_need
where region_code = $region
order by occupation_code
