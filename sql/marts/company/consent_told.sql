-- one row per row of sheet A that counts: its consents, less those taken back
-- only an interview held and brought in after that day gives a consent anew
with

withdrawn as (

    select
        coalesce(a.company_id, w.company_id) as company_id,
        max(w.withdrawn_at) filter (where w.consent = 'named') as named_at,
        max(w.withdrawn_at) filter (where w.consent = 'aggregate')
            as aggregate_at
    from staging.consent_withdrawal as w
    left join marts.company_alias as a on w.company_id = a.alias_id
    group by coalesce(a.company_id, w.company_id)

),

told as (

    select
        p.company_id,
        p.batch_id,
        p.row_number,
        b.accepted_at,
        try_cast(t.interview_date as date) as interview_date,
        t.consent_named = 'k' as consent_named,
        t.consent_aggregate = 'k' as consent_aggregate
    from marts.interview_part as p
    inner join staging.company_told as t
        on p.batch_id = t.batch_id and p.row_number = t.row_number
    inner join staging.batch as b on p.batch_id = b.batch_id

)

select
    t.company_id,
    t.batch_id,
    t.row_number,
    case
        when t.consent_named is null or w.named_at is null
            then t.consent_named
        when t.accepted_at > w.named_at
            and t.interview_date > cast(w.named_at as date)
            then t.consent_named
        else false
    end as consent_named,
    case
        when t.consent_aggregate is null or w.aggregate_at is null
            then t.consent_aggregate
        when t.accepted_at > w.aggregate_at
            and t.interview_date > cast(w.aggregate_at as date)
            then t.consent_aggregate
        else false
    end as consent_aggregate
from told as t
left join withdrawn as w on t.company_id = w.company_id
