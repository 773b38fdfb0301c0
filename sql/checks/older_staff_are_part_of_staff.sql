-- warn: Companies told more staff of 55 or older than staff in an occupation.
select occupation_code, region_code, older_count, personnel_count
from marts.occupation_need
where older_count > personnel_count
