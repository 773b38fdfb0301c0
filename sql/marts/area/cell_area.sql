-- one row per table, year, area and municipality code summed to it; StatFin
-- an area that the codes of the table cannot make up exactly is left out: one
-- of its municipalities is not told, or only together with one of another area
with

absent as (

    select
        y.table_id,
        y.membership_year,
        m.area_level,
        m.area_code,
        a.current_code
    from (
        select distinct table_id, membership_year
        from marts.told_municipality
    ) as y
    inner join marts.area_of_year as m on y.membership_year = m.membership_year
    left join marts.told_municipality as t
        on y.table_id = t.table_id
        and y.membership_year = t.membership_year
        and m.municipality_code = t.municipality_code
    left join marts.municipality_alias as a
        on m.municipality_code = a.municipality_code
    where t.municipality_code is null

),

mixed as (

    select
        b.table_id,
        b.membership_year,
        b.area_level,
        b.area_code,
        k.area_code as carrier_area_code
    from absent as b
    left join marts.cell_carried as k
        on b.table_id = k.table_id
        and b.membership_year = k.membership_year
        and b.area_level = k.area_level
        and b.current_code = k.municipality_code
    where k.area_code is null or k.area_code <> b.area_code

),

left_out as (

    select table_id, membership_year, area_level, area_code
    from mixed
    union
    select table_id, membership_year, area_level, carrier_area_code
    from mixed
    where carrier_area_code is not null

)

select
    k.table_id,
    k.membership_year,
    k.area_level,
    k.area_code,
    k.municipality_code,
    count(*) over (
        partition by k.table_id, k.membership_year, k.area_level, k.area_code
    ) as member_count
from marts.cell_carried as k
left join left_out as o
    on k.table_id = o.table_id
    and k.membership_year = o.membership_year
    and k.area_level = o.area_level
    and k.area_code = o.area_code
where o.area_code is null
