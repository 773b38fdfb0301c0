-- one row per input, country and buyers' region, as it may leave the house
-- no suppliers, and no country of which fewer than three companies buy it
with

weighed as (

    select
        l.need_id,
        l.company_id,
        l.input_id,
        n.input_name,
        l.region_code,
        l.country_code,
        l.country_name_fi,
        l.country_name_sv,
        l.country_name_en,
        -- decimals are added exactly, whatever the order of the rows
        cast(coalesce(n.criticality, 1) * l.share_low as decimal(30, 12))
            as weighted_share,
        coalesce(n.criticality, 1) as weight
    from marts.supply_link as l
    inner join marts.supply_need as n on l.need_id = n.need_id
    inner join marts.company as c on l.company_id = c.company_id
    where c.consent_aggregate and l.region_code is not null

),

whole as (

    select sum(weight) as weight
    from (select distinct need_id, weight from weighed) as need

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
    from weighed
    where country_code is not null
    group by all
    having count(distinct company_id) >= 3

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
