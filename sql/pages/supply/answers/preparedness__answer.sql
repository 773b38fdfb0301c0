-- one row per interviewed company of a region and question of sheet E
select
    p.company_id,
    p.company_name,
    p.personnel_class,
    p.industry_code,
    p.support_need,
    p.is_asked,
    v.vital_function_name_fi,
    v.vital_function_name_sv,
    v.vital_function_name_en,
    c.question_code,
    c.answer_code
from marts.preparedness as p
inner join marts.preparedness_class as c on p.company_id = c.company_id
left join (
    select distinct
        vital_function_code,
        vital_function_name_fi,
        vital_function_name_sv,
        vital_function_name_en
    from marts.function_coverage
) as v on p.vital_function_code = v.vital_function_code
where p.region_code = $region or $region = 'SSS'
