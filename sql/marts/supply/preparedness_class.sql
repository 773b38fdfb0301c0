-- one row per interviewed company and question of sheet E, answers as classes
-- "eos" (do not know) was asked, an empty cell was not answered
with

answer as (

    select
        company_id,
        coalesce(continuity_plan, 'missing') as continuity_plan,
        coalesce(has_risk_assessment, 'missing') as risk_assessment,
        case
            when backup_power_basis = 'dont_know' then 'dont_know'
            when backup_power_hours = 0 then 'none'
            when backup_power_hours < 8 then 'under_8_hours'
            when backup_power_hours < 24 then 'under_24_hours'
            when backup_power_hours >= 24 then '24_hours_or_more'
            else 'missing'
        end as backup_power,
        case
            when cyber_level_basis = 'dont_know' then 'dont_know'
            when cyber_level between 0 and 4
                then 'level_' || cast(cyber_level as varchar)
            else 'missing'
        end as cyber_level,
        case
            when exercise_date is null then 'missing'
            when exercise_date > interview_date - interval 1 year
                then 'within_year'
            when exercise_date > interview_date - interval 3 year
                then 'within_3_years'
            else 'older'
        end as exercise,
        coalesce(is_in_supply_pool, 'missing') as supply_pool
    from marts.preparedness

)

select
    company_id,
    'continuity_plan' as question_code,
    continuity_plan as answer_code
from answer
union all
select company_id, 'risk_assessment', risk_assessment
from answer
union all
select company_id, 'backup_power', backup_power
from answer
union all
select company_id, 'cyber_level', cyber_level
from answer
union all
select company_id, 'exercise', exercise
from answer
union all
select company_id, 'supply_pool', supply_pool
from answer
