-- one row per country, union and time of membership; reference
select
    m.country_code,
    c.name_fi as country_name_fi,
    c.name_sv as country_name_sv,
    c.name_en as country_name_en,
    m.membership,
    m.valid_from as member_from,
    m.valid_to as member_to
from reference.country_membership as m
inner join reference.country as c on m.country_code = c.country_code
