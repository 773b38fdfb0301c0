-- one row per region, sub-region and section of industry: frame, interviewed
-- the frame is the living companies of the register
select
    region_code,
    sub_region_code,
    industry_edition,
    industry_section_code,
    count(*) filter (where is_in_register and is_alive)
        as frame_company_count,
    count(*) filter (where is_in_register and is_alive and is_interviewed)
        as interviewed_count,
    count(*) filter (
        where is_interviewed and not (is_in_register and is_alive)
    ) as outside_frame_count,
    cast(
        sum(cast(personnel_count as decimal(30, 6)))
            filter (where is_interviewed) as double
    ) as interviewed_personnel_count
from marts.company
where region_code is not null
group by
    region_code,
    sub_region_code,
    industry_edition,
    industry_section_code
