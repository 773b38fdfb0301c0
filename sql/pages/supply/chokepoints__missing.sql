-- one row per unanswered question behind a delivery, what changes most first
select
    company_name,
    file_name,
    sheet_name,
    cell,
    field_id,
    basis,
    impact_low_if_known,
    impact_high_if_known
from marts.missing_answer
where chokepoint_id = $chokepoint
order by
    impact_high_if_known - impact_low_if_known nulls last,
    company_name,
    field_id
