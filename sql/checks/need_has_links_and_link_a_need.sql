-- error: A critical input has no supplier row, or a supplier row no input.
select
    coalesce(n.need_id, l.need_id) as need_id,
    n.need_id is null as is_without_need
from marts.supply_need as n
full join marts.supply_link as l on n.need_id = l.need_id
where n.need_id is null or l.need_id is null
