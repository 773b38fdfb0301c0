-- one row per field of education of a region, in the newest year
select
    education_field,
    year,
    max(case when education_measure = 'students' then person_count end)
        as student_count,
    max(case when education_measure = 'completed' then person_count end)
        as completed_count
from marts.education_count
where
    area_level = 'region'
    and area_code = $region
    and education_field_code <> 'SSS'
    and education_level_code = 'SSS'
    and year = (
        select max(year) from marts.education_count
        where area_level = 'region' and area_code = $region
    )
group by education_field, year
order by student_count desc nulls last, education_field
