-- one row per row of sheet J2 (definition of an indicator)
select
    batch_id,
    row_number,
    indikaattori_id as indicator_id,
    versio as indicator_version,
    teema as theme_code,
    nimi_fi as indicator_name_fi,
    nimi_sv as indicator_name_sv,
    nimi_en as indicator_name_en,
    maaritelma as definition,
    yksikko as unit,
    suunta as direction,
    lahde as source,
    paivitysvali as update_interval,
    aluetaso as area_level,
    raja_tyyppi as limit_kind,
    try_cast(raja_keltainen as double) as yellow_limit,
    try_cast(raja_punainen as double) as red_limit,
    try_cast(paino as double) as weight,
    omistaja as owner_name,
    tila as status,
    alkupera as origin
from landing.att_indikaattorit
