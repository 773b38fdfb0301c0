-- one row per row of sheet G (side stream or secondary input)
select
    batch_id,
    row_number,
    ytunnus as business_id,
    sivuvirta as side_stream_name,
    toimiala as field,
    try_cast(maara_t as double) as amount_tonnes,
    korvattava_syote as replaced_input_name,
    try_cast(korvaa_t as double) as replaced_tonnes,
    try_cast(teknisesti as integer) as technical_level,
    try_cast(taloudellisesti as integer) as economic_level,
    try_cast(aikajanne_v as double) as horizon_years
from landing.kierto
