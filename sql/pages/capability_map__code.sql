-- one row per code of the lists that the capabilities are filtered by
select
    list_name,
    code,
    code_name_fi,
    code_name_sv,
    code_name_en
from marts.capability_code
where list_name <> 'vital_function_code'
union all
select distinct
    'interview_round' as list_name,
    interview_round,
    interview_round,
    interview_round,
    interview_round
from marts.company
where interview_round is not null
order by list_name, code
