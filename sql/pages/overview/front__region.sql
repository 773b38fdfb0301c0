-- one row per region with a published index; for the table side by side
select
    s.region_code,
    s.scope_name_fi as region_name_fi,
    s.scope_name_sv as region_name_sv,
    s.scope_name_en as region_name_en,
    max(s.value_low) filter (where s.index_id = 'DEC') as dec_low,
    max(s.value_high) filter (where s.index_id = 'DEC') as dec_high,
    max(s.value_low) filter (where s.index_id = 'RER') as rer_low,
    max(s.value_high) filter (where s.index_id = 'RER') as rer_high,
    max(s.value_low) filter (where s.index_id = 'SCI') as sci_low,
    max(s.value_high) filter (where s.index_id = 'SCI') as sci_high,
    max(s.company_count) as company_count
from marts.signature_index as s
where s.scope_kind = 'region' and s.is_published
group by all
order by company_count desc
