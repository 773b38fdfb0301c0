-- one row per condition of a defence tender
select condition, state
from marts.tender_condition
where company_id = $company
order by condition
