-- one row: how many inputs and occupations could be assessed in the region
select
    (
        select count(*)
        from marts.chokepoint
        where region_code = $region and kind = 'supplier' and state <> 'unknown'
    ) as chokepoint_count,
    (
        select count(*)
        from marts.occupation_tightness
        inner join marts.critical_occupation using (occupation_code)
        where
            area_level = 'region' and area_code = $region
            and (tightness is not null or state = 'no_job_seekers')
    ) as occupation_count
