-- one row per occupation and year: share of 55 or older; StatFin 115r
-- the table is of the whole country, so for a region it is a proxy
with

employed as (

    select
        occupation_code,
        date_part('year', period_start) as year,
        age_code,
        -- 55-59 or 55-64 and what is above; a total is not an age
        regexp_matches(age_code, '^(5[5-9]|[67][0-9])') as is_older,
        value
    from staging.statistic_cell
    where
        table_id = '115r'
        and area_level = 'country'
        and regexp_matches(occupation_code, '^[0-9]{1,4}$')
        and regexp_matches(age_code, '^[0-9]')
        and coalesce(sex_code, 'SSS') = 'SSS'

)

select
    occupation_code,
    year,
    sum(value) filter (where is_older) / nullif(sum(value), 0) as older_share,
    sum(value) as employed_count,
    true as is_proxy
from employed
group by occupation_code, year
having count(value) = count(*)
