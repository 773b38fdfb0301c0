-- chokepoints of at least three companies that allow summaries, stand-in names
-- days until a stop are the answer of one company and stay at home
select
    s.shown_chokepoint_id as chokepoint_id,
    s.shown_supplier_id as supplier_id,
    s.shown_supplier_name as supplier_name,
    c.kind,
    c.input_id,
    c.input_name,
    c.country_code,
    c.country_name_fi,
    c.country_name_sv,
    c.country_name_en,
    c.region_code,
    c.vital_function_code,
    c.company_count,
    c.supplier_count_low,
    c.supplier_count_high,
    c.state,
    c.impact_low,
    c.impact_high,
    c.rank_best,
    c.rank_worst,
    c.coverage_share
from marts.chokepoint as c
inner join marts.shared_chokepoint as s on c.chokepoint_id = s.chokepoint_id
