-- one row per interviewed company: its newest answers of preparedness; sheet E
-- a company without a row of sheet E was not asked, and has no answers here
with

answer as (

    select a.*, u.company_id
    from staging.preparedness_answer as a
    inner join marts.sheet_in_use as u
        on a.batch_id = u.batch_id
        and a.business_id = u.answered_id
        and u.sheet_name = 'varautuminen'
    qualify row_number() over (
        partition by u.company_id order by a.row_number desc
    ) = 1

)

select
    c.company_id,
    c.company_name,
    c.region_code,
    c.municipality_code,
    c.industry_edition || ':' || c.industry_section_code as industry_code,
    c.personnel_count,
    case
        when c.personnel_count < 10 then 'under_10'
        when c.personnel_count < 50 then '10_to_49'
        when c.personnel_count < 250 then '50_to_249'
        when c.personnel_count >= 250 then '250_or_more'
    end as personnel_class,
    f.vital_function_code,
    a.continuity_plan,
    a.plan_date,
    a.has_risk_assessment,
    a.backup_power_hours,
    a.backup_power_basis,
    a.cyber_level,
    a.cyber_level_basis,
    a.exercise_date,
    a.is_in_supply_pool,
    -- an answer that no support is needed is none
    case when n.spelling is null then a.support_need end as support_need,
    a.company_id is not null as is_asked,
    c.interview_date,
    c.consent_aggregate
from marts.company as c
left join answer as a on c.company_id = a.company_id
left join marts.company_function as f on c.company_id = f.company_id
left join reference.no_need_answer as n
    on lower(trim(a.support_need, ' .')) = n.spelling
where c.is_interviewed
