-- one row per need of a region: who makes it there, and who elsewhere
-- a maker told of it as a capability, or is named as its supplier
with

maker as (

    select capability_id as needed_code, company_id, region_code, provision
    from marts.company_capability
    where provision is not null
    union
    select l.input_id, l.supplier_id, c.region_code, 'makes'
    from marts.supply_link as l
    inner join marts.company as c on l.supplier_id = c.company_id
    where l.is_known_supplier

)

select
    n.need_source,
    n.needed_list,
    n.needed_code,
    n.needed_name,
    n.region_code,
    n.vital_function_code,
    f.name_fi as vital_function_name_fi,
    f.name_sv as vital_function_name_sv,
    f.name_en as vital_function_name_en,
    n.strength_low,
    n.strength_high,
    n.company_count,
    count(distinct m.company_id) filter (
        where m.region_code = n.region_code and m.provision = 'makes'
    ) as maker_count,
    count(distinct m.company_id) filter (
        where m.region_code = n.region_code and m.provision = 'could_make'
    ) as could_count,
    count(distinct m.company_id) filter (
        where m.region_code <> n.region_code and m.provision = 'makes'
    ) as elsewhere_count
from marts.need as n
left join maker as m on n.needed_code = m.needed_code
left join reference.vital_function as f on n.vital_function_code = f.code
group by all
