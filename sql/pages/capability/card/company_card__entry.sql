-- one row per register that the company is or was in
select
    register_code,
    min(valid_from) as valid_from,
    case when count(valid_to) = count(*) then max(valid_to) end as valid_to
from marts.company_entry
where business_id = $company
group by register_code
order by register_code
