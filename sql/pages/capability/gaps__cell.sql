-- one row per capability and code of a list in the region
select
    code,
    capability_id,
    capability_name,
    company_count,
    could_count,
    municipality_count,
    depth,
    false as is_suppressed
from marts.capability_cell
where region_code = $region and list_name = $list
order by code, company_count desc, could_count desc, capability_name
