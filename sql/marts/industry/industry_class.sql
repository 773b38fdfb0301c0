-- one row per industry of any level and edition, with its name; lists, landed
-- the product's own list has sections and divisions; a landed edition has all
select
    i.industry_edition,
    i.industry_code,
    i.name_fi as industry_name_fi,
    i.name_sv as industry_name_sv,
    i.name_en as industry_name_en
from reference.industry as i
union all
select
    c.edition,
    c.code,
    c.name_fi,
    coalesce(c.name_sv, c.name_fi),
    coalesce(c.name_en, c.name_fi)
from staging.classification_item as c
left join reference.industry as i
    on c.edition = i.industry_edition and c.code = i.industry_code
where c.edition like 'TOL%' and i.industry_code is null
