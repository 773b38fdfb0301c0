-- one row per company, sheet beside A, file and id: whose rows count
-- of the files of its newest interview the last one that has rows of the sheet
with

held as (

    select distinct
        'kyvykkyydet' as sheet_name,
        batch_id,
        business_id
    from staging.capability_answer
    union all
    select distinct
        'syotteet',
        batch_id,
        business_id
    from staging.supply_answer
    union all
    select distinct
        'tyovoima',
        batch_id,
        business_id
    from staging.workforce_answer
    union all
    select distinct
        'varautuminen',
        batch_id,
        business_id
    from staging.preparedness_answer

),

ranked as (

    select
        h.sheet_name,
        p.company_id,
        h.batch_id,
        h.business_id,
        p.turn,
        max(p.turn) over (partition by h.sheet_name, p.company_id) as last_turn
    from held as h
    inner join marts.answered_company as w
        on h.batch_id = w.batch_id and h.business_id = w.answered_id
    inner join marts.interview_part as p
        on h.batch_id = p.batch_id and w.company_id = p.company_id
    inner join marts.interview as i
        on p.company_id = i.company_id
        and p.interview_round = i.interview_round
        and i.is_newest

)

select
    sheet_name,
    company_id,
    batch_id,
    business_id as answered_id
from ranked
where turn = last_turn
