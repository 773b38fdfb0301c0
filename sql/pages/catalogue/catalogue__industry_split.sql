-- one row per industry of TOL 2008 that a region's companies are in and of
-- which nobody knows the class of TOL 2025, as there are several
select
    industry_code_2008,
    min(candidate_count) as candidate_count,
    count(distinct company_id) as company_count
from marts.company_industry_2025
where is_ambiguous and region_code = $region
group by industry_code_2008
order by company_count desc, industry_code_2008
