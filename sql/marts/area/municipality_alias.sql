-- one row per municipality code ever used, with the one in force; reference
with

merger as (

    select old_code, new_code
    from reference.municipality_change
    where old_code <> new_code

),

followed as (

    -- a municipality can merge into one that merges again
    select
        one.old_code as municipality_code,
        coalesce(three.new_code, two.new_code, one.new_code)
            as current_code
    from merger as one
    left join merger as two on one.new_code = two.old_code
    left join merger as three on two.new_code = three.old_code

),

in_force as (

    select municipality_code, municipality_code as current_code
    from marts.municipality

)

select municipality_code, current_code
from in_force
union all
select f.municipality_code, f.current_code
from followed as f
left join in_force as i on f.municipality_code = i.municipality_code
where i.municipality_code is null
