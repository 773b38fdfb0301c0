-- one row per input, country and buyers' region, as it may leave the house
-- no suppliers, and nothing that marts.hidden_figure hides
with

whole as (

    select sum(weight) as weight
    from (select distinct need_id, weight from marts.shared_flow) as need

),

flow as (

    select
        input_id,
        input_name,
        region_code,
        country_code,
        country_name_fi,
        country_name_sv,
        country_name_en,
        sum(weighted_share) as weighted_share
    from marts.shared_flow
    where country_code is not null
    group by all

)

select
    f.input_id,
    f.input_name,
    f.country_code,
    f.country_name_fi,
    f.country_name_sv,
    f.country_name_en,
    f.region_code,
    cast(f.weighted_share as double) / w.weight as flow_share,
    false as is_unknown
from flow as f
cross join whole as w
left join marts.hidden_figure as h
    on h.measure = 'flow'
    and f.input_id = h.subject_code
    and f.country_code = h.vital_function_code
    and f.region_code = h.region_code
where h.measure is null and f.weighted_share > 0
