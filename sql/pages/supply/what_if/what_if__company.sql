-- one row per interviewed company, with the vital function that it serves
select
    c.company_id,
    c.company_name,
    c.group_id,
    c.region_code,
    c.municipality_name_fi,
    c.municipality_name_sv,
    c.personnel_count,
    f.vital_function_code,
    v.vital_function_name_fi,
    v.vital_function_name_sv,
    v.vital_function_name_en
from marts.company as c
left join marts.company_function as f on c.company_id = f.company_id
left join (
    select distinct
        vital_function_code,
        vital_function_name_fi,
        vital_function_name_sv,
        vital_function_name_en
    from marts.function_coverage
) as v on f.vital_function_code = v.vital_function_code
where c.is_interviewed
order by c.company_name
