-- one row per row of sheet H (research and development need)
select
    batch_id,
    row_number,
    ytunnus as business_id,
    otsikko as title,
    teema as theme,
    osaamisalue as skill_area,
    kumppani_toive as partner_wish,
    rahoitusarvio_lk as funding_class,
    kiire as urgency
from landing.tki
