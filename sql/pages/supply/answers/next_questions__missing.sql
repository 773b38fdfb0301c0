-- one row per unanswered question and the chokepoint that it leaves open
-- the gain is how much narrower its impact would be if the answer were known
select
    m.company_id,
    m.company_name,
    m.file_name,
    m.sheet_name,
    m.cell,
    m.field_id,
    m.basis,
    c.chokepoint_id,
    c.input_name,
    c.supplier_name,
    c.state,
    (c.impact_high - c.impact_low)
        - (m.impact_high_if_known - m.impact_low_if_known) as gain
from marts.missing_answer as m
inner join marts.chokepoint as c on m.chokepoint_id = c.chokepoint_id
where (c.region_code = $region or $region = 'SSS') and c.state <> 'no'
order by gain desc nulls last, m.company_name, c.input_name, m.field_id
