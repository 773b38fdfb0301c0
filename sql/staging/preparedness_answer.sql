-- one row per row of sheet E (preparedness of a company)
select
    batch_id,
    row_number,
    ytunnus as business_id,
    case jatkuvuussuunnitelma
        when 'on' then 'yes'
        when 'kesken' then 'in_progress'
        when 'ei' then 'no'
        when 'eos' then 'dont_know'
    end as continuity_plan,
    try_cast(suunnitelma_pvm as date) as plan_date,
    case riskiarvio
        when 'k' then 'yes'
        when 'e' then 'no'
        when 'eos' then 'dont_know'
    end as has_risk_assessment,
    try_cast(varavoima_h as double) as backup_power_hours,
    case
        when varavoima_h is null then 'missing'
        when varavoima_h = 'eos' then 'dont_know'
        else 'answered'
    end as backup_power_basis,
    try_cast(kyber_taso as integer) as cyber_level,
    case
        when kyber_taso is null then 'missing'
        when kyber_taso = 'eos' then 'dont_know'
        else 'answered'
    end as cyber_level_basis,
    try_cast(harjoitus_pvm as date) as exercise_date,
    case hvk_pooli
        when 'k' then 'yes'
        when 'e' then 'no'
        when 'eos' then 'dont_know'
    end as is_in_supply_pool,
    tarve_tuki as support_need
from landing.varautuminen
