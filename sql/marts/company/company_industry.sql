-- one row per company, industry edition, level and code: its industries today
-- an interview can tell both editions; statistics use one of them at a time
with

told as (

    select
        company_id,
        'TOL2008' as industry_edition,
        industry_code_2008 as full_code
    from marts.interview
    where is_newest
    union
    select company_id, 'TOL2025', industry_code_2025
    from marts.interview
    where is_newest
    union
    select company_id, industry_edition, industry_code
    from marts.company

),

division as (

    select
        t.company_id,
        t.industry_edition,
        substr(t.full_code, 1, 2) as industry_code,
        i.parent_code
    from told as t
    left join reference.industry as i
        on t.industry_edition = i.industry_edition
        and substr(t.full_code, 1, 2) = i.industry_code
        and i.level = 'division'
    where t.full_code is not null

)

select distinct
    d.company_id,
    c.region_code,
    c.is_interviewed,
    d.industry_edition,
    'division' as industry_level,
    d.industry_code
from division as d
inner join marts.company as c on d.company_id = c.company_id
union
select
    d.company_id,
    c.region_code,
    c.is_interviewed,
    d.industry_edition,
    'section' as industry_level,
    d.parent_code
from division as d
inner join marts.company as c on d.company_id = c.company_id
where d.parent_code is not null
