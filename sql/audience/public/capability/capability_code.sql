-- one row per code of a list; names of codes tell nothing of anybody
select * from marts.capability_code
