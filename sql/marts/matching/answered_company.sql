-- one row per file and company id of its sheet A: the company that it means
-- an id that a person ruled out for the name counts as no id
with

meant as (

    select
        n.batch_id,
        n.answered_id,
        n.local_id,
        case when m.subject_id is null then n.answered_id else n.local_id end
            as meant_id
    from marts.answered_name as n
    left join staging.company_match as m
        on n.local_id = m.subject_id
        and n.answered_id = m.company_id
        and m.verdict = 'different'

)

select
    w.batch_id,
    w.answered_id,
    w.local_id,
    coalesce(a.company_id, w.meant_id) as company_id,
    w.meant_id like 'N-%' as is_local,
    case
        when a.match_basis is not null then a.match_basis
        when w.meant_id like 'N-%' then 'open'
        else 'business_id'
    end as match_basis
from meant as w
left join marts.company_alias as a on w.meant_id = a.alias_id
