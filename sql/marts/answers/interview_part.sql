-- one row per company, round and file whose answers count together; sheet A
-- an interview of our workbook replaces what came before, a form adds to it;
-- the larger the turn, the later the answer: by day, then by acceptance
-- what a later export of its form tells anew only fills what that left empty,
-- but what a correction mended stays before an export that repeats it unmended
with

told as (

    select
        w.company_id,
        a.interview_round,
        a.batch_id,
        a.row_number,
        a.interview_date,
        g.batch_id is not null
        and g.mended_place is null as is_told_again,
        g.mended_place is not null as is_mended,
        coalesce(g.mended_place, b.place) as told_place,
        b.place,
        b.is_part
    from staging.company_answer as a
    inner join marts.answered_company as w
        on a.batch_id = w.batch_id and a.business_id = w.answered_id
    inner join staging.batch as b on a.batch_id = b.batch_id
    left join staging.answer_told_again as g
        on a.batch_id = g.batch_id
        and a.business_id = g.business_id
        and a.interview_round = g.interview_round
    where not coalesce(g.is_elsewhere, false)
    -- within a file the later row counts
    qualify row_number() over (
        partition by w.company_id, a.interview_round, a.batch_id
        order by a.row_number desc
    ) = 1

),

placed as (

    select
        company_id,
        interview_round,
        batch_id,
        row_number,
        interview_date,
        is_told_again,
        is_mended,
        told_place,
        place,
        max(case when not is_part then place end) over (
            partition by company_id, interview_round
        ) as whole_place
    from told

)

select
    company_id,
    interview_round,
    batch_id,
    row_number,
    place,
    row_number() over (
        partition by company_id, interview_round
        order by
            is_told_again desc,
            interview_date nulls first,
            told_place,
            is_mended
    ) as turn
from placed
where place >= coalesce(whole_place, place)
