-- one row per company, capability and code of a list that it was given
-- list_name is the column of company_capability that holds the code
with

list as (

    select distinct list_name
    from marts.capability_code

)

select
    l.list_name,
    case l.list_name
        when 'vital_function_code' then c.vital_function_code
        when 'dual_use_category' then c.dual_use_category
        when 'technology_area_code' then c.technology_area_code
        when 'supply_sector_code' then c.supply_sector_code
        when 'spearhead_code' then c.spearhead_code
    end as code,
    c.company_id,
    c.capability_id,
    c.capability_name,
    c.provision,
    c.municipality_code,
    c.region_code
from marts.company_capability as c
cross join list as l
where
    c.provision is not null
    and case l.list_name
        when 'vital_function_code' then c.vital_function_code
        when 'dual_use_category' then c.dual_use_category
        when 'technology_area_code' then c.technology_area_code
        when 'supply_sector_code' then c.supply_sector_code
        when 'spearhead_code' then c.spearhead_code
    end is not null
