-- one row per occupation that companies of the region or country told of
-- a sum of which a part is hidden is not told
select
    occupation_code,
    occupation_name_fi,
    occupation_name_sv,
    occupation_name_en,
    case when not bool_or(is_suppressed) then sum(company_count) end
        as company_count,
    case when not bool_or(is_suppressed) then sum(answered_count) end
        as answered_count,
    case when not bool_or(is_suppressed) then sum(difficulty_count) end
        as difficulty_count,
    case when not bool_or(is_suppressed) then sum(vacancy_count) end
        as vacancy_count,
    case when not bool_or(is_suppressed) then sum(key_person_answered_count) end
        as key_person_answered_count,
    case when not bool_or(is_suppressed) then sum(key_person_count) end
        as key_person_count,
    bool_or(is_suppressed) as is_suppressed
from marts.occupation_need
where region_code = $region or $region = 'SSS'
group by all
order by occupation_code
