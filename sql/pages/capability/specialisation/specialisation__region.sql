-- one row per other region, the most complementary first
select
    c.other_region_code,
    a.area_name_fi,
    a.area_name_sv,
    a.area_name_en,
    c.shared_count,
    c.lendable_count,
    c.complementarity
from marts.region_complement as c
left join marts.area_name as a
    on a.area_level = 'region' and c.other_region_code = a.area_code
where c.region_code = $region
order by c.complementarity desc nulls last, c.lendable_count desc
