-- one row per area, occupation, month and kind of count; StatFin 12ti
-- an area that the table lacks is the sum of its municipalities, if complete
with

cell as (

    select
        area_level,
        area_code,
        occupation_code,
        period_start as month,
        content_code = 'AVPAIKATLOPUSSA' as is_vacancy,
        value,
        status,
        -- a secret count is a small one: 0 to 4 is our reading
        case when status = 'secret' then 0 else value end as low,
        case when status = 'secret' then 4 else value end as high
    from staging.statistic_cell
    where
        table_id = '12ti'
        and content_code in ('AVPAIKATLOPUSSA', 'TYOTTOMATLOPUSSA')
        and regexp_matches(occupation_code, '^[0-9]{4}$')

),

published_area as (

    select distinct area_level, area_code from cell

),

summed as (

    select
        m.area_level,
        m.area_code,
        c.occupation_code,
        c.month,
        c.is_vacancy,
        case when count(c.value) = count(*) then sum(c.value) end as value,
        case
            when count(*) filter (where c.status = 'secret') > 0 then 'secret'
            when count(c.value) < count(*) then 'missing'
            else 'value'
        end as status,
        case when count(c.low) = count(*) then sum(c.low) end as low,
        case when count(c.high) = count(*) then sum(c.high) end as high
    from marts.area_member as m
    inner join cell as c
        on m.municipality_code = c.area_code and c.area_level = 'municipality'
    left join published_area as p
        on m.area_level = p.area_level and m.area_code = p.area_code
    where p.area_code is null
    group by all
    having count(*) = min(m.member_count)

),

every_cell as (

    select * from cell
    union all
    select * from summed

)

select
    area_level,
    area_code,
    occupation_code,
    month,
    is_vacancy,
    value,
    status,
    low,
    high
from every_cell
