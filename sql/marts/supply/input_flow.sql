-- one row per input, country, supplier, buyers' industry and region; sheet D
-- a share of all needs, weighed by criticality; what is unknown is a flow too
with

weighed as (

    select
        l.*,
        n.input_name,
        -- a need whose criticality was not told counts as the least
        coalesce(n.criticality, 1) as weight,
        sum(l.share_low) over (partition by l.need_id) as told_share
    from marts.supply_link as l
    inner join marts.supply_need as n on l.need_id = n.need_id

),

flow as (

    select
        input_id,
        input_name,
        country_code,
        country_name_fi,
        country_name_sv,
        country_name_en,
        case when is_known_supplier then supplier_id end as supplier_id,
        case when is_known_supplier then supplier_name end as supplier_name,
        industry_code,
        region_code,
        not is_known_supplier as is_unknown,
        -- the rest carries all that is not certain about the others
        sum(
            weight * case
                when row_number is null then share_low + 1 - told_share
                else share_low
            end
        ) as weighted_share
    from weighed
    group by all

)

select
    w.input_id,
    w.input_name,
    w.country_code,
    w.country_name_fi,
    w.country_name_sv,
    w.country_name_en,
    w.supplier_id,
    w.supplier_name,
    w.industry_code,
    s.name_fi as industry_name_fi,
    s.name_sv as industry_name_sv,
    s.name_en as industry_name_en,
    w.region_code,
    w.weighted_share / sum(w.weighted_share) over () as flow_share,
    w.is_unknown
from flow as w
left join reference.industry as s
    on w.industry_code = s.industry_edition || ':' || s.industry_code
    and s.level = 'section'
