-- one row per code of a list and region, also where nobody was found
-- a company counts once, however many capabilities it has under the code
with

counted as (

    select
        list_name,
        code,
        region_code,
        count(distinct company_id) filter (where provision = 'makes')
            as company_count,
        count(distinct company_id) filter (where provision = 'could_make')
            as could_count,
        count(distinct municipality_code) filter (where provision = 'makes')
            as municipality_count,
        count(distinct capability_id) filter (where provision = 'makes')
            as capability_count
    from marts.listed_capability
    group by all

),

filled as (

    select
        c.list_name,
        c.code,
        c.code_name_fi,
        c.code_name_sv,
        c.code_name_en,
        r.region_code,
        coalesce(n.company_count, 0) as company_count,
        coalesce(n.could_count, 0) as could_count,
        coalesce(n.municipality_count, 0) as municipality_count,
        coalesce(n.capability_count, 0) as capability_count
    from marts.capability_code as c
    cross join marts.interviewed_region as r
    left join counted as n
        on c.list_name = n.list_name
        and c.code = n.code
        and r.region_code = n.region_code

)

select
    list_name,
    code,
    code_name_fi,
    code_name_sv,
    code_name_en,
    region_code,
    company_count,
    could_count,
    municipality_count,
    capability_count,
    case
        when company_count = 0 then 'none'
        when company_count = 1 then 'thin'
        when company_count < 3 or municipality_count < 2 then 'shallow'
        else 'deep'
    end as depth
from filled
