-- one row per company, round and question of sheet A: the answer, its origin
-- as interview_told chooses: the latest answer to each question counts
with

question as (

    select 'nimi' as field_id
    union all
    select 'kunta'
    union all
    select 'tol2008'
    union all
    select 'tol2025'
    union all
    select 'henkilosto'
    union all
    select 'konserni'
    union all
    select 'haastattelu_pvm'
    union all
    select 'julkisuusluokka'
    union all
    select 'lupa_nimella'
    union all
    select 'lupa_koonti'

),

told as (

    select
        p.company_id,
        p.interview_round,
        p.batch_id,
        p.row_number,
        p.turn,
        q.field_id,
        case q.field_id
            when 'nimi' then a.company_name
            when 'kunta' then a.municipality_code
            when 'tol2008' then a.industry_code_2008
            when 'tol2025' then a.industry_code_2025
            when 'henkilosto' then a.personnel_count
            when 'konserni' then a.group_name
            when 'haastattelu_pvm' then a.interview_date
            when 'julkisuusluokka' then a.disclosure_class
            when 'lupa_nimella' then a.consent_named
            when 'lupa_koonti' then a.consent_aggregate
        end as told_value
    from marts.interview_part as p
    inner join staging.company_told as a
        on p.batch_id = a.batch_id and p.row_number = a.row_number
    cross join question as q

)

select
    t.company_id,
    t.interview_round,
    t.field_id,
    t.told_value,
    b.file_name,
    -- later parts of one row of a file lie 2097152 rows apart
    t.row_number % 2097152 as row_number,
    c.column_letter,
    b.accepted_at,
    b.accepted_by
from told as t
inner join staging.batch as b on t.batch_id = b.batch_id
left join staging.answer_column as c
    on t.batch_id = c.batch_id
    and c.sheet = 'yritykset'
    and t.field_id = c.field_id
where t.told_value is not null
qualify row_number() over (
    partition by t.company_id, t.interview_round, t.field_id
    order by t.turn desc
) = 1
