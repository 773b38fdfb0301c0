-- one row per company and name that it has or had; register
select
    business_id,
    company_name as spelling,
    bool_or(is_current) as is_current
from (
    select business_id, company_name, true as is_current
    from staging.register_company
    union all
    select business_id, company_name, valid_to is null
    from staging.register_name
) as n
where company_name is not null
group by business_id, company_name
