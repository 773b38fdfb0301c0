-- one row per vital function of the region: who there is, how decentralised
select
    f.vital_function_code,
    f.vital_function_name_fi,
    f.vital_function_name_sv,
    f.vital_function_name_en,
    f.capability_count,
    f.company_count,
    f.thin_count,
    f.is_suppressed,
    max(s.value_low) filter (where s.is_published) as dec_low,
    max(s.value_high) filter (where s.is_published) as dec_high
from marts.function_coverage as f
left join marts.signature_index as s
    on
        s.index_id = 'DEC' and s.scope_kind = 'vital_function'
        and s.scope_code = f.vital_function_code
        and s.region_code = f.region_code
where f.region_code = $region
group by all
order by f.company_count desc, f.vital_function_code
