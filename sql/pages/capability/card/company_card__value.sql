-- one row per round and question of sheet A, the newest round first
select
    v.interview_round,
    v.field_id,
    v.told_value,
    m.municipality_name_fi,
    m.municipality_name_sv,
    v.file_name,
    v.row_number,
    v.column_letter,
    v.accepted_at,
    v.accepted_by
from marts.interview_value as v
left join marts.municipality as m
    on v.field_id = 'kunta' and v.told_value = m.municipality_code
where v.company_id = $company
order by v.interview_round desc, v.field_id
