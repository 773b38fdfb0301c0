-- one row per chokepoint that partners may see, with stand-in names; chokepoint
-- of enough companies that all allow summaries; an id made of a business ID
-- could be guessed, so the chokepoint gets another one too; whoever a supply
-- hangs on is a single point of failure and is never named outside
with

allowed as (

    select n.chokepoint_id
    from marts.chokepoint_need as n
    inner join marts.company as c on n.company_id = c.company_id
    cross join marts.disclosure_rule as r
    group by n.chokepoint_id
    having
        count(distinct n.company_id) >= max(r.minimum_count)
        and count(*) filter (where not c.consent_aggregate) = 0

),

named as (

    select
        c.chokepoint_id,
        c.state = 'no'
        and s.is_interviewed
        and s.consent_named
        and s.disclosure_class = 'julkinen' as is_named,
        c.supplier_id,
        c.supplier_name,
        p.pseudonym
    from marts.chokepoint as c
    left join marts.company as s on c.supplier_id = s.company_id
    left join marts.supplier_pseudonym as p on c.supplier_id = p.supplier_id

),

shown as (

    select
        chokepoint_id,
        case when is_named then supplier_id else pseudonym end
            as shown_supplier_id,
        case when is_named then supplier_name else pseudonym end
            as shown_supplier_name
    from named

)

select
    c.chokepoint_id,
    c.kind || ':' || coalesce(c.region_code, '') || ':'
    || coalesce(c.input_id, '') || ':'
    || coalesce(n.shown_supplier_id, c.country_code, 'unknown')
        as shown_chokepoint_id,
    n.shown_supplier_id,
    n.shown_supplier_name
from marts.chokepoint as c
inner join allowed as a on c.chokepoint_id = a.chokepoint_id
inner join shown as n on c.chokepoint_id = n.chokepoint_id
