-- one row per file, company and round that a later export tells anew
-- mended_place: the export that only repeats what this correction has mended
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
        b.is_correction,
        y.ytunnus as business_id,
        y.kierros as interview_round,
        lower(trim(y.nimi)) as company_name,
        count(*) over (
            partition by r.batch_id, y.ytunnus, y.kierros
        ) as respondent_count
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
        o.respondent_count,
        n.batch_id as newer_id,
        n.place as newer_place,
        o.business_id <> n.business_id
        or o.interview_round <> n.interview_round as is_elsewhere,
        o.is_correction
        and o.answered_at is not distinct from n.answered_at
        and o.respondent_count = n.respondent_count as is_mended,
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
)

select
    p.batch_id,
    p.business_id,
    p.interview_round,
    bool_or(p.is_elsewhere) as is_elsewhere,
    case
        when bool_and(p.is_mended and not p.is_elsewhere)
            and min(p.newer_place) = max(p.newer_place)
            then max(p.newer_place)
    end as mended_place
from (
    select pair.* from pair
    inner join later_export as e
        on pair.batch_id = e.batch_id and pair.newer_id = e.newer_id
    qualify row_number() over (
        partition by pair.batch_id, business_id, interview_round, respondent
        order by newer_place desc, is_elsewhere
    ) = 1
) as p
group by p.batch_id, p.business_id, p.interview_round
having count(*) = max(p.respondent_count)
