-- one row per chokepoint and capability of the council's own region: its state
-- no chokepoint and nobody who makes it are left out: the state of all others
with

own as (select region_code from reference.scope)

select
    'chokepoint' as topic,
    chokepoint_id as item_id,
    concat_ws(' · ', input_name, supplier_name) as item_name,
    state
from marts.chokepoint inner join own using (region_code)
where kind = 'supplier' and state in ('certain', 'possible')
union all
select 'capability', capability_id, capability_name, depth
from marts.capability_region inner join own using (region_code)
where depth <> 'none'
