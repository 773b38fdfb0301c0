-- one row per year and merged municipality that labour statistics still tell
-- its figures are part of those of the municipality that it is in now
select distinct
    c.membership_year,
    c.municipality_code,
    m.old_name_fi as municipality_name_fi,
    coalesce(k.municipality_name_sv, m.old_name_fi) as municipality_name_sv,
    c.area_code as current_code,
    n.municipality_name_fi as current_name_fi,
    n.municipality_name_sv as current_name_sv,
    n.region_code
from marts.cell_area as c
inner join (
    select distinct table_id
    from marts.published_occupation_month
    where area_level = 'municipality'
) as t on c.table_id = t.table_id
inner join reference.municipality_change as m
    on c.municipality_code = m.old_code
    and c.area_code = m.new_code
    and m.old_code <> m.new_code
inner join marts.municipality as n on c.area_code = n.municipality_code
left join staging.area_membership as k
    on c.municipality_code = k.municipality_code
    and c.membership_year = k.membership_year
    and k.area_level = 'region'
where c.area_level = 'municipality'
