-- warn: A municipality has merged into another and is counted there.
with

told as (

    select municipality_code, table_id as found_in
    from marts.told_municipality
    union
    select municipality_code, 'companies' as found_in
    from staging.register_company

)

select distinct
    t.municipality_code || ' ' || coalesce(m.old_name_fi, '') as merged,
    a.current_code || ' ' || n.municipality_name_fi as counted_in,
    t.found_in
from told as t
inner join marts.municipality_alias as a
    on t.municipality_code = a.municipality_code
inner join marts.municipality as n on a.current_code = n.municipality_code
left join reference.municipality_change as m
    on t.municipality_code = m.old_code and m.old_code <> m.new_code
where a.current_code <> t.municipality_code
