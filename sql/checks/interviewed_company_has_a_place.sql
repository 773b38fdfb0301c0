-- warn: An interviewed company has no municipality and is not on the map.
select company_id, company_name
from marts.company
where is_interviewed and location_precision = 'unknown'
