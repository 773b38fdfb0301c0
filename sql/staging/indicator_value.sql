-- one row per row of sheet J (value of an indicator)
select
    batch_id,
    row_number,
    indikaattori_id as indicator_id,
    alue as area_code,
    kausi as period,
    try_cast(arvo as double) as indicator_value,
    lahde as source,
    laatu as quality
from landing.att
