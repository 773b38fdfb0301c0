-- one row per cell of a statistical table; StatFin
select
    batch_id,
    table_id,
    content_code,
    area_level,
    area_code,
    period_kind,
    period_start,
    occupation_code,
    industry_code,
    industry_edition,
    age_code,
    sex_code,
    education_field_code,
    education_level_code,
    value,
    status,
    is_preliminary
from landing.statistic_cell
