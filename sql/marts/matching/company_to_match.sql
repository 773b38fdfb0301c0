-- one row per file and name of sheet A that has no business id, or one in doubt
-- an id is in doubt when the register calls its company otherwise; open: unsaid
select
    'company' as kind,
    w.local_id as subject_id,
    w.company_id,
    w.match_basis,
    n.company_name,
    n.municipality_code,
    n.post_code,
    n.industry_edition,
    n.industry_code,
    n.interview_round,
    n.batch_id,
    n.row_number,
    cast(null as varchar) as business_id
from marts.answered_company as w
inner join marts.answered_name as n
    on w.batch_id = n.batch_id and w.answered_id = n.answered_id
where w.is_local
union all
select
    'id',
    n.local_id || ':' || c.business_id,
    c.business_id,
    'open',
    n.company_name,
    n.municipality_code,
    n.post_code,
    n.industry_edition,
    n.industry_code,
    n.interview_round,
    n.batch_id,
    n.row_number,
    c.business_id
from marts.id_conflict as c
inner join marts.answered_name as n
    on c.local_id = n.local_id and c.business_id = n.answered_id
