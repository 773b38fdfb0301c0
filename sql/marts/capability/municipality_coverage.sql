-- one row per municipality: companies of the register, and those interviewed
-- a municipality without interviews has not been asked, so it is not a zero
with

counted as (

    select
        municipality_code,
        count(*) filter (where is_in_register and is_alive)
            as frame_company_count,
        count(*) filter (where is_interviewed) as interviewed_count
    from marts.company
    where municipality_code is not null
    group by municipality_code

)

select
    m.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    m.sub_region_code,
    m.sub_region_name_fi,
    m.sub_region_name_sv,
    m.sub_region_name_en,
    m.region_code,
    coalesce(c.frame_company_count, 0) as frame_company_count,
    coalesce(c.interviewed_count, 0) as interviewed_count,
    coalesce(c.interviewed_count, 0) > 0 as has_interviews
from marts.municipality as m
left join counted as c on m.municipality_code = c.municipality_code
