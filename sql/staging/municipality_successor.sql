-- one row per abolished municipality and receiving one; landed list
select
    batch_id,
    old_code,
    new_code
from landing.municipality_successor
