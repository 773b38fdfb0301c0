-- one row per postal code: in a list, with a point, or written by a company
-- Posti's list before PRH's, Paavo's points before a list of points
with

listed as (

    select
        post_code,
        post_code_name_fi,
        post_code_name_sv,
        post_code_kind,
        municipality_code
    from staging.postal_code
    qualify row_number() over (
        partition by post_code order by publisher
    ) = 1

),

point as (

    select post_code, municipality_code, latitude, longitude
    from staging.postal_code_centre
    qualify row_number() over (
        partition by post_code order by publisher desc
    ) = 1

),

written as (

    select post_code, count(*) as company_count
    from staging.register_company
    where post_code is not null
    group by post_code

),

every_code as (

    select post_code from listed
    union
    select post_code from point
    union
    select post_code from written

)

select
    e.post_code,
    l.post_code_name_fi,
    l.post_code_name_sv,
    l.post_code_kind,
    case
        when l.post_code is not null then 'listed'
        when p.post_code is not null then 'ended'
        else 'unknown'
    end as post_code_state,
    a.current_code as municipality_code,
    p.latitude,
    p.longitude,
    coalesce(w.company_count, 0) as company_count
from every_code as e
left join listed as l on e.post_code = l.post_code
left join point as p on e.post_code = p.post_code
left join written as w on e.post_code = w.post_code
left join marts.municipality_alias as a
    on coalesce(l.municipality_code, p.municipality_code) = a.municipality_code
