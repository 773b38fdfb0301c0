-- warn: A file has rows of a company that its sheet A lacks; they are not used.
with

answer as (

    select distinct 'B' as sheet, batch_id, business_id
    from staging.capability_answer
    union all
    select distinct 'D', batch_id, business_id
    from staging.supply_answer
    union all
    select distinct 'F', batch_id, business_id
    from staging.workforce_answer

)

select a.sheet, a.business_id, b.file_name
from answer as a
left join staging.company_answer as c
    on a.batch_id = c.batch_id and a.business_id = c.business_id
left join staging.batch as b on a.batch_id = b.batch_id
where c.business_id is null
