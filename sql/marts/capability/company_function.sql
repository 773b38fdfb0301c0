-- one row per company: the vital function that most of its capabilities serve
-- sheet D does not ask the function, so a need takes that of the company
with

named as (

    select company_id, vital_function_code, count(*) as capability_count
    from marts.company_capability
    where vital_function_code is not null and provision is not null
    group by all

)

select company_id, vital_function_code
from named
qualify row_number() over (
    partition by company_id
    order by capability_count desc, vital_function_code
) = 1
