-- one row per id that means another company: local ids and joined companies
-- match_basis: decision (a person said so) or automatic
with

decided as (

    select subject_id, company_id
    from staging.company_match
    where verdict = 'same'

)

select subject_id as alias_id, company_id, 'decision' as match_basis
from decided
union all
select
    a.local_id,
    coalesce(d.company_id, a.company_id),
    'automatic'
from marts.automatic_match as a
left join decided as d on a.company_id = d.subject_id
where a.local_id <> coalesce(d.company_id, a.company_id)
