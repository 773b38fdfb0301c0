-- one row per company and capability: where in which file it was told; sheet B
select
    r.company_id,
    r.capability_id,
    b.file_name,
    -- later parts of one row of a file lie 2097152 rows apart
    r.row_number % 2097152 as row_number,
    b.accepted_at,
    b.accepted_by
from marts.capability_row as r
inner join staging.batch as b on r.batch_id = b.batch_id
