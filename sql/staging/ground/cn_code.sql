-- one row per code of the Combined Nomenclature and year
select
    batch_id,
    cn_year,
    cn_code,
    name_fi as cn_name_fi,
    name_sv as cn_name_sv,
    name_en as cn_name_en
from landing.cn_code
