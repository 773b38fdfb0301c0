-- warn: A postal code of companies is in no list; their municipality is used.
select p.post_code, p.company_count
from marts.postal_code as p
where
    p.post_code_state = 'unknown'
    and exists (
        select 1 from marts.postal_code where post_code_state = 'listed'
    )
