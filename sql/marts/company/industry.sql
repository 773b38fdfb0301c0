-- one row per section and division of each industry edition; reference
-- industry_code is edition and code; the short name fits into a figure
select
    i.industry_edition || ':' || i.industry_code as industry_code,
    i.level as industry_level,
    i.industry_edition || ':' || coalesce(i.parent_code, i.industry_code)
        as industry_section_code,
    i.name_fi as industry_name_fi,
    i.name_sv as industry_name_sv,
    i.name_en as industry_name_en,
    coalesce(s.name_fi, i.name_fi) as short_name_fi,
    coalesce(s.name_sv, i.name_sv) as short_name_sv,
    coalesce(s.name_en, i.name_en) as short_name_en
from reference.industry as i
left join reference.industry_short_name as s
    on i.industry_edition = s.industry_edition
    and i.industry_code = s.industry_code
where i.level in ('section', 'division')
