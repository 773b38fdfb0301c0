-- one row per code of the newest Combined Nomenclature, and what is above it
select
    c.cn_code,
    c.cn_name_fi,
    c.cn_name_sv,
    c.cn_name_en,
    c.cn_year,
    case length(c.cn_code)
        when 2 then 'chapter'
        when 4 then 'heading'
        when 6 then 'subheading'
        else 'cn'
    end as cn_level,
    h.cn_name_fi as heading_name_fi,
    h.cn_name_sv as heading_name_sv,
    h.cn_name_en as heading_name_en
from staging.cn_code as c
left join staging.cn_code as h
    on c.cn_year = h.cn_year
    and substr(c.cn_code, 1, 4) = h.cn_code
    and length(c.cn_code) > 4
where c.cn_year = (select max(cn_year) from staging.cn_code)
