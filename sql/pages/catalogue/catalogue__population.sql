-- one row per age group of a region: people of the newest year, and projected
with

newest as (

    select
        max(case when person_count is not null then year end) as told_year,
        max(case when projected_count is not null then year end) as last_year
    from marts.population_group
    where area_level = 'region' and area_code = $region

)

select
    p.age_group,
    n.told_year,
    n.last_year,
    max(case when p.year = n.told_year then p.person_count end)
        as person_count,
    max(case when p.year = n.last_year then p.projected_count end)
        as projected_count
from marts.population_group as p
cross join newest as n
where p.area_level = 'region' and p.area_code = $region
group by p.age_group, n.told_year, n.last_year
order by p.age_group = 'SSS' desc, p.age_group
