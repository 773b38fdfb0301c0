-- one row per company of the register, in today's municipality; register
select
    r.business_id,
    r.company_name,
    r.batch_id,
    r.post_code,
    a.current_code as municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    m.region_code,
    division.name_fi as industry_name_fi,
    division.name_sv as industry_name_sv,
    division.name_en as industry_name_en,
    coalesce(r.is_alive, true) as is_alive,
    coalesce(r.is_alive, true) and scope.region_code is not null as is_near,
    r.situation
from staging.register_company as r
left join marts.municipality_alias as a
    on r.municipality_code = a.municipality_code
left join marts.municipality as m on a.current_code = m.municipality_code
left join reference.scope as scope on m.region_code = scope.region_code
left join reference.industry as division
    on r.industry_edition = division.industry_edition
    and substr(r.industry_code, 1, 2) = division.industry_code
    and division.level = 'division'
