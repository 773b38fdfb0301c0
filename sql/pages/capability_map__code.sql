-- one row per code of the lists that the capabilities are filtered by
select
    list_name,
    code,
    code_name_fi,
    code_name_sv,
    code_name_en
from marts.capability_code
where list_name in ('dual_use_category', 'spearhead_code')
order by list_name, code
