-- one row per area of the level in the region, of one occupation and period
-- an employment area belongs to every region that it has a municipality in
select
    area_code,
    area_name_fi,
    area_name_sv,
    area_name_en,
    tightness,
    tightness_low,
    tightness_high,
    vacancy_mean,
    job_seeker_mean,
    state
from marts.occupation_period
where area_level = $level
    and occupation_code = $occupation
    and cast(window_end as varchar) = $window_end
    and (
        region_code = $region
        or $region = 'SSS'
        or $level = 'employment_area' and area_code in (
            select employment_area_code
            from marts.municipality
            where region_code = $region
        )
    )
order by tightness desc nulls last, area_name_fi
