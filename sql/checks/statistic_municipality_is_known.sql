-- warn: A municipality of a statistic is not in the list; it is in no sum.
select distinct t.table_id, t.municipality_code
from marts.told_municipality as t
left join marts.municipality_alias as a
    on t.municipality_code = a.municipality_code
where a.municipality_code is null
