-- one row per section and division of the industry editions
select
    industry_code,
    industry_level,
    short_name_fi,
    short_name_sv,
    short_name_en
from marts.industry
order by industry_code
