-- one row per postal code and publisher; Posti, PRH
select
    batch_id,
    publisher,
    post_code,
    name_fi as post_code_name_fi,
    name_sv as post_code_name_sv,
    kind as post_code_kind,
    municipality_code,
    valid_from
from landing.postal_code
