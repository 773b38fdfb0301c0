-- one row per input, country and region: what flows, weighed; and all together
-- true values, to decide what of them may leave the house
with

told as (

    select
        input_id,
        country_code,
        region_code,
        company_id,
        cast(sum(weighted_share) as double) as amount
    from marts.shared_flow
    where country_code is not null
    group by input_id, country_code, region_code, company_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by input_id, country_code, region_code
            order by amount desc
        ) as place
    from told
    where amount > 0

)

select
    'flow' as measure,
    input_id as subject_code,
    country_code as vital_function_code,
    '' as municipality_code,
    region_code,
    cast(sum(cast(amount as decimal(30, 12))) as double) as figure,
    count(*) as company_count,
    max(amount) as largest_part,
    coalesce(max(amount) filter (where place = 2), 0) as second_part
from ranked
group by input_id, country_code, region_code
union all
select
    'flow', '', '', '', '', cast(sum(weight) as double),
    count(distinct company_id), 0, 0
from (
    select distinct need_id, company_id, weight
    from marts.shared_flow
) as need
having count(*) > 0
