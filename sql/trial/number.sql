-- one row per figure that people look at, of the council's own region
-- named in figures.toml; low = high when it is certain
with

own as (select region_code from reference.scope),

counted as (

    select 'interviewed' as figure_id, sum(interviewed_count) as figure
    from marts.coverage inner join own using (region_code)
    union all
    select
        'covered',
        sum(interviewed_count) / nullif(sum(frame_company_count), 0)
    from marts.coverage inner join own using (region_code)
    union all
    select 'capability', count(*) filter (where company_count > 0)
    from marts.capability_region inner join own using (region_code)
    union all
    select 'thin_capability', count(*) filter (where depth = 'thin')
    from marts.capability_region inner join own using (region_code)
    union all
    select 'uncovered_function', count(*) filter (where company_count = 0)
    from marts.function_coverage inner join own using (region_code)
    union all
    select 'supply_need', count(*)
    from marts.supply_need inner join own using (region_code)
    union all
    select 'certain_chokepoint', count(*) filter (where state = 'certain')
    from marts.chokepoint inner join own using (region_code)
    where kind = 'supplier'
    union all
    select 'possible_chokepoint', count(*) filter (where state = 'possible')
    from marts.chokepoint inner join own using (region_code)
    where kind = 'supplier'
    union all
    select 'hard_to_recruit', count(*) filter (where difficulty_count > 0)
    from marts.occupation_need inner join own using (region_code)
    union all
    select 'shortage', count(*)
    from marts.occupation_tightness
    inner join own on area_code = own.region_code
    inner join marts.critical_occupation using (occupation_code)
    where area_level = 'region' and state in ('shortage', 'mild_shortage')

)

select figure_id, cast(figure as double) as low, cast(figure as double) as high
from counted
union all
select index_id, value_low, value_high
from marts.signature_index inner join own using (region_code)
where scope_kind = 'region' and is_published
