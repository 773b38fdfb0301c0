-- one row per supplier of a need, or the rest that nobody named
select
    link_id,
    need_id,
    input_id,
    supplier_id,
    supplier_name,
    supplier_group_id,
    is_known_supplier,
    country_code,
    country_name_fi,
    country_name_sv,
    country_name_en,
    transport_mode,
    route,
    border_crossing,
    share_low,
    share_high
from marts.supply_link
