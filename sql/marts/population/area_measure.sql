-- one row per figure of an area: people, students, establishments; StatFin
-- an area that its table lacks is the sum of its municipalities, if all are
-- told; municipalities are those of today: what has merged since is summed
with

published_area as (

    select distinct table_id, area_level, area_code
    from marts.measured_cell
    where area_level <> 'municipality'

)

select
    source,
    table_id,
    measure,
    area_level,
    area_code,
    year,
    industry_edition,
    industry_code,
    age_code,
    education_field_code,
    education_level_code,
    amount,
    amount_low,
    status
from marts.measured_cell
where area_level <> 'municipality'
union all
select
    c.source,
    c.table_id,
    c.measure,
    a.area_level,
    a.area_code,
    c.year,
    c.industry_edition,
    c.industry_code,
    c.age_code,
    c.education_field_code,
    c.education_level_code,
    case
        when count(c.amount) = count(*)
            then cast(sum(cast(c.amount as decimal(30, 12))) as double)
    end as amount,
    case
        when count(c.amount_low) = count(*)
            then cast(sum(cast(c.amount_low as decimal(30, 12))) as double)
    end as amount_low,
    -- missing comes before secret: its sum is not even an interval
    case
        when count(c.amount) = count(*) and max(c.amount) = 0 then 'zero'
        when count(c.amount) = count(*) then 'value'
        when count(c.amount_low) = count(*) then 'secret'
        else 'missing'
    end as status
from marts.measured_cell as c
inner join marts.cell_area as a
    on c.table_id = a.table_id
    and c.year = a.membership_year
    and c.area_code = a.municipality_code
left join published_area as p
    on c.table_id = p.table_id
    and a.area_level = p.area_level
    and a.area_code = p.area_code
where c.area_level = 'municipality' and p.area_code is null
group by all
having count(*) = min(a.member_count)
