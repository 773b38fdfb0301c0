-- one row per local id that needs no person: the one company that it can mean
-- the same name and form, the same municipality or postal code, in use, and
-- only one such; never one that a person has ruled out or decided otherwise
with

asked as (

    select local_id, name_key, form, municipality_code, post_code
    from marts.answered_name
    where local_id is not null
    union
    select
        'N-' || substr(md5(k.name_key), 1, 12),
        k.name_key,
        k.form,
        a.current_code,
        cast(null as varchar)
    from staging.supply_answer as s
    inner join marts.name_key as k on s.supplier_name = k.spelling
    inner join marts.municipality_alias as a
        on s.municipality_code = a.municipality_code

),

only_one as (

    select q.local_id, min(c.business_id) as company_id
    from asked as q
    inner join marts.register_key as k
        on q.name_key = k.name_key
        and q.form = k.form
        and k.is_current
    inner join marts.registered_company as c
        on k.business_id = c.business_id
        and c.is_alive
        and (
            q.municipality_code = c.municipality_code
            or q.post_code = c.post_code
        )
    where q.form <> ''
    group by q.local_id
    having count(distinct c.business_id) = 1

)

select o.local_id, o.company_id
from only_one as o
left join staging.company_match as m
    on o.local_id = m.subject_id
    and (m.verdict <> 'different' or o.company_id = m.company_id)
where m.subject_id is null
