-- one row per supplier that a newest interview names; sheet D
with

spelling as (

    select
        supplier_id,
        supplier_name,
        count(*) as answer_count
    from marts.supply_row
    where supplier_id is not null and supplier_name is not null
    group by all

),

usual_spelling as (

    select supplier_id, supplier_name
    from spelling
    qualify row_number() over (
        partition by supplier_id order by answer_count desc, supplier_name
    ) = 1

),

named as (

    select
        supplier_id,
        max(case when has_business_id then 1 else 0 end) = 1
            as has_business_id,
        min(supplier_group_key) as group_key,
        min(supplier_municipality_code) as municipality_code
    from marts.supply_row
    where supplier_id is not null
    group by supplier_id

)

select
    n.supplier_id,
    coalesce(i.company_name, u.supplier_name, n.supplier_id) as supplier_name,
    coalesce(
        i.group_id, 'G-' || substr(md5(n.group_key), 1, 12), n.supplier_id
    ) as supplier_group_id,
    n.has_business_id,
    i.company_id is not null as is_interviewed,
    coalesce(i.municipality_code, n.municipality_code) as municipality_code
from named as n
left join usual_spelling as u on n.supplier_id = u.supplier_id
left join marts.interview as i
    on n.supplier_id = i.company_id and i.is_newest
