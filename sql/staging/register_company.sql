-- one row per company of the newest register load; PRH YTJ
select
    batch_id,
    business_id,
    name as company_name,
    company_form_code,
    industry_code,
    industry_edition,
    municipality_code,
    post_code,
    trade_register_status,
    is_alive,
    situation,
    registered_date,
    ended_date,
    modified_at
from landing.register_company
