-- one row per chokepoint that partners may see, with stand-in names; chokepoint
-- of three companies or more that all allow summaries; an id made of a business
-- ID could be guessed, so the chokepoint gets another one too
with

allowed as (

    select n.chokepoint_id
    from marts.chokepoint_need as n
    inner join marts.company as c on n.company_id = c.company_id
    group by n.chokepoint_id
    having
        count(distinct n.company_id) >= 3
        and count(*) filter (where not c.consent_aggregate) = 0

),

named as (

    select
        c.chokepoint_id,
        case
            when s.consent_named and s.disclosure_class = 'julkinen'
                then c.supplier_id
            else p.pseudonym
        end as shown_supplier_id,
        case
            when s.consent_named and s.disclosure_class = 'julkinen'
                then c.supplier_name
            else p.pseudonym
        end as shown_supplier_name
    from marts.chokepoint as c
    left join marts.company as s on c.supplier_id = s.company_id
    left join marts.supplier_pseudonym as p on c.supplier_id = p.supplier_id

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
inner join named as n on c.chokepoint_id = n.chokepoint_id
