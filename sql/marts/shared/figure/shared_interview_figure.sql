-- one row per figure of a region or municipality on who was interviewed
-- true values, to decide what may leave the house; companies that allow it
with

asked as (

    select
        municipality_code,
        region_code,
        personnel_count,
        industry_edition || ':' || industry_section_code as industry_code
    from marts.company
    where is_interviewed and consent_aggregate and region_code is not null

),

ranked as (

    select
        region_code,
        personnel_count,
        row_number() over (
            partition by region_code order by personnel_count desc
        ) as place
    from asked
    where personnel_count is not null

)

select
    'interviewed' as measure,
    '' as subject_code,
    '' as vital_function_code,
    coalesce(municipality_code, 'unknown') as municipality_code,
    region_code,
    cast(count(*) as double) as figure,
    count(*) as company_count,
    cast(1 as double) as largest_part,
    cast(least(count(*) - 1, 1) as double) as second_part
from asked
group by coalesce(municipality_code, 'unknown'), region_code
union all
select
    'interviewed', '', '', '', region_code,
    count(*), count(*), 1, least(count(*) - 1, 1)
from asked
group by region_code
union all
select
    'interviewed', industry_code, '', '', region_code,
    count(*), count(*), 1, least(count(*) - 1, 1)
from asked
where industry_code is not null
group by industry_code, region_code
union all
select
    'personnel', '', '', '', region_code,
    cast(sum(personnel_count) as double),
    count(*),
    max(personnel_count),
    coalesce(max(personnel_count) filter (where place = 2), 0)
from ranked
group by region_code
