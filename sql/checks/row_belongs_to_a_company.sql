-- error: A row speaks of a company that is not in the data.
select 'supply_need' as mart, t.company_id
from marts.supply_need as t
left join marts.company as c on t.company_id = c.company_id
where c.company_id is null
union all
select 'company_capability', t.company_id
from marts.company_capability as t
left join marts.company as c on t.company_id = c.company_id
where c.company_id is null
union all
select 'interview', t.company_id
from marts.interview as t
left join marts.company as c on t.company_id = c.company_id
where c.company_id is null
