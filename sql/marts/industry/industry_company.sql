-- one row per region and division of TOL 2025: companies in it, and maybe in it
-- a company whose old industry was split over divisions is certain in none
select
    region_code,
    division_code,
    count(distinct company_id) filter (where not is_ambiguous_division)
        as company_count,
    count(distinct company_id) filter (where is_ambiguous_division)
        as ambiguous_count
from marts.company_industry_2025
where division_code is not null
group by region_code, division_code
