-- one row per file, sheet and field: the column that it stood in, as read
select
    batch_id,
    sheet,
    field_id,
    min(column_letter) as column_letter
from landing.cell
where field_id is not null
group by batch_id, sheet, field_id
