-- one row per list, code, capability and region where companies told of it
-- the limits of depth are those of capability_depth
with

counted as (

    select
        list_name,
        code,
        capability_id,
        capability_name,
        region_code,
        count(*) filter (where provision = 'makes') as company_count,
        count(*) filter (where provision = 'could_make') as could_count,
        count(distinct municipality_code) filter (where provision = 'makes')
            as municipality_count
    from marts.listed_capability
    where region_code is not null
    group by all

)

select
    list_name,
    code,
    capability_id,
    capability_name,
    region_code,
    company_count,
    could_count,
    municipality_count,
    case
        when company_count = 0 then 'none'
        when company_count = 1 then 'thin'
        when company_count < 3 or municipality_count < 2 then 'shallow'
        else 'deep'
    end as depth
from counted
