-- one row per sum or count of sheet F by occupation and region; true values
-- to decide what of them may leave the house; companies that allow summaries
with

answer as (

    select 'occupation_vacancy' as measure, occupation_code, region_code,
        vacancy_count as amount
    from marts.workforce_row where consent_aggregate
    union all
    select 'occupation_personnel', occupation_code, region_code, personnel_count
    from marts.workforce_row where consent_aggregate
    union all
    select 'occupation_older', occupation_code, region_code, older_count
    from marts.workforce_row where consent_aggregate
    union all
    -- the staff of those that told of older staff, and of those that did not
    select
        case when older_count is null then 'occupation_unasked'
            else 'occupation_asked' end,
        occupation_code, region_code, personnel_count
    from marts.workforce_row where consent_aggregate

),

ranked as (

    select
        measure,
        occupation_code,
        region_code,
        amount,
        row_number() over (
            partition by measure, occupation_code, region_code
            order by amount desc
        ) as place
    from answer
    where amount is not null and region_code is not null

)

select
    measure,
    occupation_code as subject_code,
    '' as vital_function_code,
    '' as municipality_code,
    region_code,
    cast(sum(amount) as double) as figure,
    count(*) as company_count,
    cast(max(amount) as double) as largest_part,
    cast(
        coalesce(max(amount) filter (where place = 2), 0) as double
    ) as second_part
from ranked
group by measure, occupation_code, region_code
