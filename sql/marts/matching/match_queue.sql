-- one row per name that may want a person: whom it means now, and on what basis
-- kind: company (sheet A), id (a business id in doubt), supplier (sheet D)
with

settled as (

    select subject_id
    from staging.company_match
    where verdict = 'local'

),

named as (

    select * from marts.company_to_match
    union all
    select * from marts.supplier_to_match

)

select
    q.kind,
    q.subject_id,
    q.company_id,
    case when s.subject_id is null then q.match_basis else 'local' end
        as match_basis,
    q.company_name,
    q.municipality_code,
    q.industry_edition,
    q.industry_code,
    q.interview_round,
    q.batch_id,
    q.row_number,
    q.business_id,
    count(*) over (partition by q.kind, q.subject_id) as mention_count
from named as q
left join settled as s on q.subject_id = s.subject_id
qualify row_number() over (
    partition by q.kind, q.subject_id
    order by q.municipality_code nulls last, q.batch_id desc, q.row_number
) = 1
