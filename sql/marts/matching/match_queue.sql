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
    q.post_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    division.name_fi as industry_name_fi,
    division.name_sv as industry_name_sv,
    division.name_en as industry_name_en,
    q.interview_round,
    b.file_name,
    q.row_number,
    q.business_id,
    count(*) over (partition by q.kind, q.subject_id) as mention_count
from named as q
left join settled as s on q.subject_id = s.subject_id
left join staging.batch as b on q.batch_id = b.batch_id
left join marts.municipality as m on q.municipality_code = m.municipality_code
left join reference.industry as division
    on q.industry_edition = division.industry_edition
    and substr(q.industry_code, 1, 2) = division.industry_code
    and division.level = 'division'
qualify row_number() over (
    partition by q.kind, q.subject_id
    order by q.municipality_code nulls last, q.batch_id desc, q.row_number
) = 1
