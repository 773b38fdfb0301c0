-- one row per registered company of the list: what the card says of it
select *
from marts.registered_company
where list_contains($ids, business_id)
order by business_id
