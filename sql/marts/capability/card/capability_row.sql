-- one row per company and capability: the row of sheet B that counts
-- of the newest interview; within a file the later row
select
    u.company_id,
    s.item_id as capability_id,
    s.item_name as capability_name,
    a.batch_id,
    a.row_number
from staging.capability_answer as a
inner join marts.sheet_in_use as u
    on a.batch_id = u.batch_id
    and a.business_id = u.answered_id
    and u.sheet_name = 'kyvykkyydet'
inner join marts.spelling as s
    on s.kind = 'capability' and a.capability_name = s.spelling
qualify row_number() over (
    partition by u.company_id, s.item_id order by a.row_number desc
) = 1
