-- one row per municipality code ever used, with the one in force; lists
-- dated mergers come first; of what is only in the landed list of abolished
-- municipalities a code counts when all of it went to one and the same
with

landed as (

    select old_code, min(new_code) as new_code
    from staging.municipality_successor
    where old_code <> new_code
    group by old_code
    having min(new_code) = max(new_code)

),

merger as (

    select old_code, new_code
    from reference.municipality_change
    where old_code <> new_code
    union all
    select l.old_code, l.new_code
    from landed as l
    left join reference.municipality_change as c
        on l.old_code = c.old_code and c.old_code <> c.new_code
    where c.old_code is null

),

in_force as (

    select municipality_code, municipality_code as current_code
    from marts.municipality

),

followed as (

    -- a municipality can merge into one that merges again
    select
        one.old_code as municipality_code,
        case
            when i.current_code is not null then i.current_code
            else coalesce(four.new_code, three.new_code, two.new_code)
        end as current_code
    from merger as one
    left join in_force as i on one.new_code = i.municipality_code
    left join merger as two on one.new_code = two.old_code
    left join merger as three on two.new_code = three.old_code
    left join merger as four on three.new_code = four.old_code

)

select municipality_code, current_code
from in_force
union all
select f.municipality_code, f.current_code
from followed as f
inner join in_force as known on f.current_code = known.municipality_code
left join in_force as i on f.municipality_code = i.municipality_code
where i.municipality_code is null
