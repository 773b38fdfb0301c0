-- one row per delivery of a company that allows summaries, and its weight
-- deliveries of which the country is not known have a row too
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
