-- one row per spelling of a company or owner name; sheets A and D
select company_name as spelling
from staging.company_answer
where company_name is not null
union
select group_name
from staging.company_answer
where group_name is not null
union
select supplier_name
from staging.supply_answer
where supplier_name is not null
union
select supplier_group_name
from staging.supply_answer
where supplier_group_name is not null
