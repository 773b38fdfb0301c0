-- one row per region to choose: with interviews, own first; the country last
with

chosen as (

    select
        m.region_code,
        m.region_name_fi,
        m.region_name_sv,
        m.region_name_en,
        bool_or(m.is_own_region) as is_own_region
    from marts.municipality as m
    left join marts.coverage as c using (region_code)
    where m.is_own_region or c.interviewed_count > 0
    group by all

)

select *
from chosen
union all
select distinct 'SSS', 'Koko maa', 'Hela landet', 'Whole country', false
from marts.occupation_period
where area_level = 'country'
order by is_own_region desc, region_code = 'SSS', region_name_fi
