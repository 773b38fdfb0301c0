-- one row per industry of TOL 2008 and each of TOL 2025 that it may be now
-- where there are several none is chosen: all of them stand here
select
    s.from_code as industry_code_2008,
    s.to_code as industry_code_2025,
    c.industry_name_fi,
    c.industry_name_sv,
    c.industry_name_en,
    s.from_share,
    count(*) over (partition by s.from_code) as candidate_count,
    count(*) over (partition by s.from_code) > 1 as is_ambiguous
from (
    select distinct from_code, to_code, from_share
    from staging.industry_correspondence
    where from_edition = 'TOL2008' and to_edition = 'TOL2025'
) as s
left join marts.industry_class as c
    on c.industry_edition = 'TOL2025' and s.to_code = c.industry_code
