-- one row per interviewed company of the region that told its personnel
select company_id, company_name, personnel_count
from marts.company
where region_code = $region and is_interviewed and personnel_count is not null
order by personnel_count desc, company_id
