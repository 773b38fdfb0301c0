-- one row per bankruptcy, liquidation or restructuring of the company
select situation, valid_from, valid_to
from marts.company_situation
where business_id = $company
order by valid_from desc
