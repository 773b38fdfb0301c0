-- one row per supplier ever named, with the day when it first was; sheet D
select
    s.supplier_id,
    min(b.accepted_at) as first_named
from staging.supply_answer as a
inner join marts.supplier_spelling as s
    on coalesce(a.supplier_name, '') = s.supplier_name
    and coalesce(a.supplier_business_id, '') = s.supplier_business_id
left join staging.batch as b on a.batch_id = b.batch_id
group by s.supplier_id
