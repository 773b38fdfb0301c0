-- one row per name told with a business id that the register calls otherwise
-- a pair that a person has judged is no longer there; sheet A, register
select distinct
    n.answered_id as business_id,
    n.local_id,
    n.company_name,
    n.loose_key,
    k.loose_key as register_key
from marts.answered_name as n
inner join marts.register_key as k on n.answered_id = k.business_id
left join marts.register_key as same
    on n.answered_id = same.business_id and n.loose_key = same.loose_key
left join staging.company_match as m
    on n.local_id = m.subject_id and n.answered_id = m.company_id
where
    not n.is_local
    and n.loose_key is not null
    and same.business_id is null
    and m.subject_id is null
