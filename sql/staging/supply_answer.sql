-- one row per row of sheet D (critical input and one supplier of it)
-- "eos" (do not know) is no name and no code; the basis of an answer keeps it
select
    batch_id,
    row_number,
    ytunnus as business_id,
    syote as input_name,
    try_cast(kriittisyys as integer) as criticality,
    case valttamaton
        when 'k' then 'yes'
        when 'e' then 'no'
        when 'eos' then 'dont_know'
    end as essential,
    nullif(toimittaja, 'eos') as supplier_name,
    nullif(toimittaja_ytunnus, 'eos') as supplier_business_id,
    nullif(toimittaja_konserni, 'eos') as supplier_group_name,
    nullif(maa, 'eos') as country_code,
    nullif(kunta, 'eos') as municipality_code,
    try_cast(osuus_pct as double) / 100 as share,
    try_cast(osuus_ala as double) / 100 as share_low,
    try_cast(osuus_yla as double) / 100 as share_high,
    case
        when osuus_pct is null then 'missing'
        when osuus_pct = 'eos' then 'dont_know'
        else 'answered'
    end as share_basis,
    try_cast(vaihtoehtoja_n as double) as alternative_count,
    try_cast(vaihtoaika_vk as double) * 7 as switch_days,
    case
        when vaihtoaika_vk is null then 'missing'
        when vaihtoaika_vk = 'eos' then 'dont_know'
        else 'answered'
    end as switch_basis,
    try_cast(vaihtoehdon_kapasiteetti_pct as double) / 100
        as alternative_capacity_share,
    try_cast(varasto_pv as double) as stock_days,
    case
        when varasto_pv is null then 'missing'
        when varasto_pv = 'eos' then 'dont_know'
        else 'answered'
    end as stock_basis,
    try_cast(palautumisaika_vk as double) * 7 as recovery_days,
    case
        when palautumisaika_vk is null then 'missing'
        when palautumisaika_vk = 'eos' then 'dont_know'
        else 'answered'
    end as recovery_basis,
    try_cast(porras as integer) as tier,
    try_cast(etaisyys_km as double) as distance_km,
    nullif(kuljetusmuoto, 'eos') as transport_mode,
    nullif(reitti, 'eos') as route,
    nullif(rajanylitys, 'eos') as border_crossing,
    nullif(crm_koodi, 'eos') as material_code
from landing.syotteet
