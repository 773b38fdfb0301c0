-- one row per row of sheet B (product, service or skill), as accepted
-- "eos" (do not know) is no name and no code
select
    batch_id,
    row_number,
    ytunnus as business_id,
    nimike as capability_name,
    nullif(kuvaus, 'eos') as description,
    nullif(yts_toiminto, 'eos') as vital_function_code,
    nullif(hvk_sektori, 'eos') as supply_sector_code,
    nullif(dualuse_luokka, 'eos') as dual_use_category,
    nullif(dualuse_ryhma, 'eos') as dual_use_group,
    nullif(eu_teknologia, 'eos') as technology_area_code,
    nullif(cpv, 'eos') as cpv_code,
    nullif(aes_karki, 'eos') as spearhead_code,
    try_cast(trl as integer) as readiness_level,
    try_cast(kapasiteetti as double) as capacity,
    nullif(yksikko, 'eos') as capacity_unit,
    try_cast(kayttoaste_pct as double) / 100 as utilisation_share,
    try_cast(nousuaika_vk as double) as ramp_up_weeks,
    nullif(laatujarjestelmat, 'eos') as quality_systems,
    case yritysturvallisuusselvitys
        when 'k' then true
        when 'e' then false
    end as has_security_clearance,
    -- who does not know the class of a dual-use product has told that
    dualuse_luokka <> 'eos' as knows_dual_use_class,
    try_cast(puolustusviitteet as integer) as defence_reference_level,
    try_cast(halukkuus as integer) as willingness,
    esteet as obstacles
from landing.kyvykkyydet
