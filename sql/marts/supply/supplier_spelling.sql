-- one row per way in which a supplier was named, with whom it means; sheet D
with

id_of_name as (

    -- a name leads to an id only when nobody gave it another
    select name_key, min(company_id) as company_id
    from (
        select c.name_key, coalesce(a.company_id, c.valid_id) as company_id
        from marts.supplier_as_told as c
        left join marts.company_alias as a on c.valid_id = a.alias_id
        where c.valid_id is not null
        union all
        select k.name_key, i.company_id
        from marts.interview as i
        inner join marts.name_key as k on i.company_name = k.spelling
    ) as given
    where name_key is not null
    group by name_key
    having count(distinct company_id) = 1

),

meant as (

    -- a person's word on the name comes before what other answers let think
    select
        c.supplier_name,
        c.supplier_business_id,
        c.local_id,
        coalesce(
            c.valid_id,
            a.company_id,
            case when m.subject_id is null then n.company_id end
        ) as company_id
    from marts.supplier_as_told as c
    left join marts.company_alias as a on c.local_id = a.alias_id
    left join id_of_name as n on c.name_key = n.name_key
    left join staging.company_match as m
        on c.local_id = m.subject_id
        and n.company_id = m.company_id
        and m.verdict = 'different'

)

select
    w.supplier_name,
    w.supplier_business_id,
    w.local_id,
    coalesce(a.company_id, w.company_id, w.local_id) as supplier_id,
    w.company_id is not null as has_business_id
from meant as w
left join marts.company_alias as a on w.company_id = a.alias_id
