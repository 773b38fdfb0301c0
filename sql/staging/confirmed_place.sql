-- one row per place of a company that staff confirmed; journal
select
    batch_id,
    company_id,
    latitude,
    longitude,
    confirmed_at,
    confirmed_by
from landing.confirmed_place
