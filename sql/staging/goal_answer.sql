-- one row per row of sheet I (what a stakeholder said of goals)
select
    batch_id,
    row_number,
    toimija as stakeholder_name,
    tavoite as goal_name,
    yts_toiminto as vital_function_code,
    toimenpide as action_name,
    try_cast(painoarvo as integer) as weight,
    omistaja as owner_name,
    try_cast(pvm as date) as statement_date
from landing.tavoitteet
