-- one row per region with interviews, and the council's own; own region first
select
    m.region_code,
    m.region_name_fi,
    m.region_name_sv,
    m.region_name_en,
    bool_or(m.is_own_region) as is_own_region,
    max(c.interviewed_count) as interviewed_count
from marts.municipality as m
left join marts.coverage as c using (region_code)
where m.is_own_region or c.interviewed_count > 0
group by all
order by is_own_region desc, m.region_name_fi
