-- one row per occupation of any level, with its name; lists, landed
-- the product's own list has groups and the critical ones; a landed one has all
select
    occupation_code,
    name_fi as occupation_name_fi,
    name_sv as occupation_name_sv,
    name_en as occupation_name_en
from reference.occupation
union all
select
    c.code,
    c.name_fi,
    coalesce(c.name_sv, c.name_fi),
    coalesce(c.name_en, c.name_fi)
from staging.classification_item as c
left join reference.occupation as o on c.code = o.occupation_code
where c.edition = 'AML2010' and o.occupation_code is null
    and regexp_matches(c.code, '^[0-9]{1,4}$')
