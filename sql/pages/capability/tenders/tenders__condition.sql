-- one row per company of the region and condition of a defence tender
select t.company_id, t.condition, t.state
from marts.tender_condition as t
inner join marts.company as c on t.company_id = c.company_id
where c.region_code = $region
order by t.company_id, t.condition
