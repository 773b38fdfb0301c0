-- one row per region and industry of an edition: companies in the register
-- what an interview says of its industry would tell who was interviewed
with

coded as (

    select
        c.region_code,
        r.industry_edition,
        substr(r.industry_code, 1, 2) as division_code
    from staging.register_company as r
    inner join marts.company as c on r.business_id = c.company_id
    where r.industry_code is not null and c.region_code is not null

)

select
    region_code,
    industry_edition,
    'division' as industry_level,
    division_code as industry_code,
    count(*) as company_count
from coded
group by region_code, industry_edition, division_code
union all
select
    d.region_code,
    d.industry_edition,
    'section',
    i.parent_code,
    count(*)
from coded as d
inner join reference.industry as i
    on d.industry_edition = i.industry_edition
    and d.division_code = i.industry_code
    and i.level = 'division'
group by d.region_code, d.industry_edition, i.parent_code
