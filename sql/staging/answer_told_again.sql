-- one row per file, company and round that a later export tells anew
-- most ids that two exports of one form share are then of the same answers: two
-- copies of a form, whose tool counted from one in both, are not taken for one
with

told as (

    select
        r.batch_id,
        b.place,
        nullif(b.mapping_id, '') as mapping_id,
        r.form,
        r.respondent,
        r.answered_at,
        y.ytunnus as business_id,
        y.kierros as interview_round,
        lower(trim(y.nimi)) as company_name
    from landing.respondent as r
    inner join landing.batch as b on r.batch_id = b.batch_id
    inner join landing.yritykset as y
        on r.batch_id = y.batch_id and r.row_number = y.row_number

),

pair as (

    select
        o.batch_id,
        o.business_id,
        o.interview_round,
        o.respondent,
        n.batch_id as newer_id,
        n.place,
        o.business_id <> n.business_id
        or o.interview_round <> n.interview_round as is_elsewhere,
        o.business_id = n.business_id
        or coalesce(o.answered_at = n.answered_at, false)
        or coalesce(o.company_name = n.company_name, false) as is_same_answer
    from told as o
    inner join told as n
        on o.respondent = n.respondent
        and o.place < n.place
        and (o.form = n.form or o.mapping_id = n.mapping_id)
        and (o.interview_round = n.interview_round
            or o.answered_at = n.answered_at)

),

later_export as (

    select batch_id, newer_id from pair group by batch_id, newer_id
    having count(*) filter (where is_same_answer) * 2 >= count(*)

),

newest as (

    select p.*
    from pair as p
    inner join later_export as e
        on p.batch_id = e.batch_id and p.newer_id = e.newer_id
    qualify row_number() over (
        partition by p.batch_id, p.business_id, p.interview_round, p.respondent
        order by p.place desc, p.is_elsewhere
    ) = 1

)

select
    t.batch_id,
    t.business_id,
    t.interview_round,
    coalesce(bool_or(n.is_elsewhere), false) as is_elsewhere
from told as t
left join newest as n
    on t.batch_id = n.batch_id and t.business_id = n.business_id
    and t.interview_round = n.interview_round and t.respondent = n.respondent
group by t.batch_id, t.business_id, t.interview_round
having count(*) = count(n.respondent)
