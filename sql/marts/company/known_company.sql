-- one row per company: interviewed, supplier, or registered where we look
-- sheets A and D and the business register; what an interview says wins
with

known as (

    select company_id
    from marts.interview
    where is_newest
    union
    select supplier_id
    from marts.supplier
    where has_business_id

),

region_looked_at as (

    select region_code
    from reference.scope
    union
    select m.region_code
    from marts.interview as i
    inner join marts.municipality as m
        on i.municipality_code = m.municipality_code

),

registered as (

    select r.*, m.municipality_code as current_municipality_code
    from staging.register_company as r
    left join marts.municipality_alias as alias
        on r.municipality_code = alias.municipality_code
    left join marts.postal_code as z on r.post_code = z.post_code
    left join marts.municipality as m
        on coalesce(alias.current_code, z.municipality_code)
        = m.municipality_code
    left join region_looked_at as l on m.region_code = l.region_code
    left join known as k on r.business_id = k.company_id
    where l.region_code is not null or k.company_id is not null

)

select
    coalesce(k.company_id, r.business_id) as company_id,
    coalesce(i.company_name, r.company_name, s.supplier_name) as company_name,
    i.group_id,
    i.group_name,
    coalesce(
        i.municipality_code, r.current_municipality_code, s.municipality_code
    ) as municipality_code,
    r.post_code,
    coalesce(i.industry_code, r.industry_code) as industry_code,
    case
        when i.industry_code is null then r.industry_edition
        else i.industry_edition
    end as industry_edition,
    i.personnel_count,
    i.interview_round,
    i.interview_date,
    i.disclosure_class,
    coalesce(i.consent_named, false) as consent_named,
    coalesce(i.consent_aggregate, false) as consent_aggregate,
    r.is_alive,
    i.company_id is not null as is_interviewed,
    r.business_id is not null as is_in_register,
    case
        when i.company_id is not null then 'interview'
        when r.business_id is not null then 'register'
        else 'supplier'
    end as source
from known as k
full join registered as r on k.company_id = r.business_id
left join marts.interview as i on k.company_id = i.company_id and i.is_newest
left join marts.supplier as s on k.company_id = s.supplier_id
