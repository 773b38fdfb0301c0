-- one row per area, age group (SSS: everybody) and year; StatFin 11re and 14wx
-- groups are summed from single years of age, and from the last, open class
with

grouped as (

    select
        area_level,
        area_code,
        case
            when age_code = 'SSS' then 'SSS'
            when age_from < 15 then '0-14'
            when age_from < 25 then '15-24'
            when age_from < 55 then '25-54'
            when age_from < 65 then '55-64'
            when age_from < 75 then '65-74'
            else '75-'
        end as age_group,
        year,
        person_count,
        projected_count,
        projection_year
    from marts.population
    where age_code = 'SSS' or age_to = age_from or age_code like '%-'

)

select
    area_level,
    area_code,
    age_group,
    year,
    case
        when count(person_count) = count(*)
            then cast(sum(cast(person_count as decimal(30, 12))) as double)
    end as person_count,
    case
        when count(projected_count) = count(*)
            then cast(sum(cast(projected_count as decimal(30, 12))) as double)
    end as projected_count,
    max(projection_year) as projection_year
from grouped
group by area_level, area_code, age_group, year
