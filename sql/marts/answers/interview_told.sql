-- one row per company and round: the latest answer to each question; sheet A
-- "eos" (do not know) is an answer too; an empty cell replaces nothing
with

latest as (

    select
        p.company_id,
        p.interview_round,
        max(p.place) as place,
        arg_max(p.batch_id, p.turn) as batch_id,
        arg_max(p.row_number, p.turn) as row_number,
        arg_max(a.company_name, p.turn) filter (
            where a.company_name is not null
        ) as company_name,
        arg_max(a.municipality_code, p.turn) filter (
            where a.municipality_code is not null
        ) as municipality_code,
        arg_max(a.industry_code_2008, p.turn) filter (
            where a.industry_code_2008 is not null
        ) as industry_code_2008,
        arg_max(a.industry_code_2025, p.turn) filter (
            where a.industry_code_2025 is not null
        ) as industry_code_2025,
        arg_max(a.personnel_count, p.turn) filter (
            where a.personnel_count is not null
        ) as personnel_count,
        arg_max(a.group_name, p.turn) filter (
            where a.group_name is not null
        ) as group_name,
        arg_max(a.group_id, p.turn) filter (
            where a.group_id is not null
        ) as group_id,
        arg_max(a.interview_date, p.turn) filter (
            where a.interview_date is not null
        ) as interview_date,
        arg_max(a.disclosure_class, p.turn) filter (
            where a.disclosure_class is not null
        ) as disclosure_class,
        arg_max(c.consent_named, p.turn) filter (
            where c.consent_named is not null
        ) as consent_named,
        arg_max(c.consent_aggregate, p.turn) filter (
            where c.consent_aggregate is not null
        ) as consent_aggregate
    from marts.interview_part as p
    inner join staging.company_told as a
        on p.batch_id = a.batch_id and p.row_number = a.row_number
    inner join marts.consent_told as c
        on p.batch_id = c.batch_id and p.row_number = c.row_number
    group by p.company_id, p.interview_round

)

select
    company_id,
    interview_round,
    place,
    batch_id,
    row_number,
    company_name,
    nullif(municipality_code, 'eos') as municipality_code,
    nullif(industry_code_2008, 'eos') as industry_code_2008,
    nullif(industry_code_2025, 'eos') as industry_code_2025,
    try_cast(personnel_count as double) as personnel_count,
    nullif(group_name, 'eos') as group_name,
    nullif(group_id, 'eos') as group_id,
    try_cast(interview_date as date) as interview_date,
    disclosure_class,
    consent_named,
    consent_aggregate
from latest
