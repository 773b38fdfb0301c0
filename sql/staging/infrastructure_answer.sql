-- one row per row of sheet C (need of an infrastructure service)
select
    batch_id,
    row_number,
    ytunnus as business_id,
    cer_sektori as cer_sector_code,
    palvelu as service_name,
    try_cast(kriittisyys as integer) as criticality,
    try_cast(sietoaika_h as double) as tolerance_hours,
    case varajarjestelma
        when 'k' then 'yes'
        when 'e' then 'no'
        when 'eos' then 'dont_know'
    end as has_backup,
    try_cast(vara_h as double) as backup_hours,
    kunnossapito_vaatimus as maintenance_requirement,
    try_cast(palautumisaika_h as double) as recovery_hours,
    puutteet as shortcomings
from landing.infra
