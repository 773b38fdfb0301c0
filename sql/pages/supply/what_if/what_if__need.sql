-- one row per need of an interviewed company, as the what-if reads it
select
    need_id,
    company_id,
    input_id,
    input_name,
    criticality,
    input_class_low,
    input_class_high,
    stock_days_low,
    stock_days_high,
    stock_basis,
    alternative_count,
    switch_days_low,
    switch_days_high,
    switch_basis,
    recovery_days_low,
    recovery_days_high,
    recovery_basis,
    alternative_capacity_share_low,
    alternative_capacity_share_high
from marts.supply_need
