-- one row per industry section of a region in the newest year, largest first
select
    i.industry_name_fi,
    i.industry_name_sv,
    i.industry_name_en,
    e.year,
    e.establishment_count,
    e.personnel_count
from marts.establishment as e
inner join marts.industry as i
    on e.industry_edition || ':' || e.industry_code = i.industry_code
where
    e.area_level = 'region'
    and e.area_code = $region
    and e.industry_level = 'section'
    and e.year = (
        select max(year) from marts.establishment
        where area_level = 'region' and area_code = $region
    )
order by e.personnel_count desc nulls last, i.industry_code
