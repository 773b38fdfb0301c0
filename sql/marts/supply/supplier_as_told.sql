-- one row per way in which a supplier was named, with its id if it is valid; D
with

named as (

    select distinct
        coalesce(a.supplier_name, '') as supplier_name,
        coalesce(a.supplier_business_id, '') as supplier_business_id,
        k.name_key
    from staging.supply_answer as a
    left join marts.name_key as k on a.supplier_name = k.spelling
    where a.supplier_name is not null or a.supplier_business_id is not null

),

weighed as (

    -- weights of the check digit of a Finnish business id
    select
        *,
        regexp_matches(supplier_business_id, '^[0-9]{7}-[0-9]$') as has_form,
        try_cast(substr(supplier_business_id, 1, 1) as integer) * 7
        + try_cast(substr(supplier_business_id, 2, 1) as integer) * 9
        + try_cast(substr(supplier_business_id, 3, 1) as integer) * 10
        + try_cast(substr(supplier_business_id, 4, 1) as integer) * 5
        + try_cast(substr(supplier_business_id, 5, 1) as integer) * 8
        + try_cast(substr(supplier_business_id, 6, 1) as integer) * 4
        + try_cast(substr(supplier_business_id, 7, 1) as integer) * 2 as total,
        try_cast(substr(supplier_business_id, 9, 1) as integer) as digit
    from named

)

select
    supplier_name,
    supplier_business_id,
    name_key,
    'N-' || substr(md5(coalesce(name_key, supplier_business_id)), 1, 12)
        as local_id,
    case
        when has_form and (11 - total % 11) % 11 = digit
            then supplier_business_id
    end as valid_id
from weighed
