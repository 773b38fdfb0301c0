-- warn: A capability names a vital function that is not in the list.
select c.company_id, c.capability_name, c.vital_function_code
from marts.company_capability as c
left join reference.vital_function as f on c.vital_function_code = f.code
where c.vital_function_code is not null and f.code is null
