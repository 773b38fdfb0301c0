-- one row per capability and region, functions together; may leave the house
-- as capability_region, but one or two companies are null, rare names left out
with

capability as (

    select distinct capability_id, capability_name
    from marts.shared_capability
    where capability_id is not null

),

counted as (

    select
        capability_id,
        region_code,
        count(*) filter (where provision = 'makes') as company_count,
        count(*) filter (where provision = 'could_make') as could_count,
        count(distinct municipality_code) filter (where provision = 'makes')
            as municipality_count
    from marts.shared_capability
    where capability_id is not null
    group by all

),

filled as (

    select
        c.capability_id,
        c.capability_name,
        r.region_code,
        coalesce(n.company_count, 0) as company_count,
        coalesce(n.could_count, 0) as could_count,
        coalesce(n.municipality_count, 0) as municipality_count
    from capability as c
    cross join marts.interviewed_region as r
    left join counted as n
        on c.capability_id = n.capability_id and r.region_code = n.region_code

)

select
    capability_id,
    capability_name,
    region_code,
    case when company_count not in (1, 2) then company_count end
        as company_count,
    case when could_count not in (1, 2) then could_count end as could_count,
    case when company_count not in (1, 2) then municipality_count end
        as municipality_count,
    case
        when company_count = 0 then 'none'
        when company_count >= 3 and municipality_count >= 2 then 'deep'
        when company_count >= 3 then 'shallow'
    end as depth,
    company_count in (1, 2) or could_count in (1, 2) as is_suppressed
from filled
