-- one row per spelling of an input or capability, with what it stands for
-- sheets B and D; a synonym joins, else only case, spaces and marks may differ
with

answer as (

    select 'input' as kind, input_name as spelling
    from staging.supply_answer
    union all
    select 'capability', capability_name
    from staging.capability_answer

),

counted as (

    select kind, spelling, count(*) as answer_count
    from answer
    where trim(spelling) <> ''
    group by all

),

slug as (

    select
        kind,
        spelling,
        answer_count,
        trim(
            regexp_replace(lower(spelling), '[\p{P}\p{S}\s]+', '-', 'g'), '-'
        ) as own_slug
    from counted

),

synonym as (

    select
        kind,
        name,
        trim(
            regexp_replace(lower(spelling), '[\p{P}\p{S}\s]+', '-', 'g'), '-'
        ) as own_slug,
        trim(
            regexp_replace(lower(name), '[\p{P}\p{S}\s]+', '-', 'g'), '-'
        ) as item_id
    from reference.synonym

),

joined as (

    select
        s.kind,
        s.spelling,
        s.answer_count,
        y.name,
        coalesce(y.item_id, s.own_slug) as item_id
    from slug as s
    left join synonym as y on s.kind = y.kind and s.own_slug = y.own_slug

)

select
    kind,
    spelling,
    item_id,
    first_value(coalesce(name, spelling)) over (
        partition by kind, item_id
        order by case when name is null then 1 else 0 end,
            answer_count desc, spelling
    ) as item_name
from joined
where item_id <> ''
