-- one row per input, country, supplier, buyers' division and region; sheet D
-- a share of all needs, weighed by criticality; what is unknown is a flow too
with

weighed as (

    select
        l.*,
        -- decimals are added exactly, whatever the order of the rows
        cast(l.share_low as decimal(30, 12)) as share,
        n.input_name,
        c.industry_edition || ':' || substr(c.industry_code, 1, 2)
            as division_code,
        -- a need whose criticality was not told counts as the least
        coalesce(n.criticality, 1) as weight,
        -- a row without supplier and share is the rest that nobody named
        not l.is_known_supplier
            and l.share_basis in ('missing', 'dont_know') as is_rest
    from marts.supply_link as l
    inner join marts.supply_need as n on l.need_id = n.need_id
    left join marts.company as c on l.company_id = c.company_id

),

summed as (

    select
        *,
        -- each rest has its part of what the need leaves untold
        case when is_rest then 1 else 0 end
            * (1 - sum(share) over (partition by need_id))
            / count(*) over (partition by need_id, is_rest) as rest_share
    from weighed

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
        division_code,
        region_code,
        not is_known_supplier as is_unknown,
        sum(cast(weight * (share + rest_share) as decimal(30, 12)))
            as weighted_share
    from summed
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
    w.division_code,
    s.name_fi as industry_name_fi,
    s.name_sv as industry_name_sv,
    s.name_en as industry_name_en,
    w.region_code,
    cast(w.weighted_share as double) / sum(w.weighted_share) over ()
        as flow_share,
    w.is_unknown
from flow as w
left join reference.industry as s
    on w.industry_code = s.industry_edition || ':' || s.industry_code
    and s.level = 'section'
