-- one row per other name that an interviewed company has or had
select h.business_id as company_id, h.company_name
from marts.company_name_history as h
inner join marts.company as c on h.business_id = c.company_id
where c.is_interviewed and h.company_name <> c.company_name
order by h.business_id, h.valid_from desc
