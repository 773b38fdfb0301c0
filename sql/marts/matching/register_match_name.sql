-- one row per company of the register and name, to be compared with names told
select
    k.business_id,
    k.name_key,
    k.form,
    k.loose_key,
    k.is_current,
    c.municipality_code,
    c.post_code,
    c.is_near
from marts.register_key as k
inner join marts.registered_company as c on k.business_id = c.business_id
