-- one row per company record of a bulk file, only what is landed; PRH YTJ v3
create table record as
select
    businessId.value as business_id,
    names,
    mainBusinessLine as line,
    companyForms as forms,
    companySituations as situations,
    registeredEntries as entries,
    addresses,
    tradeRegisterStatus as trade_register_status,
    registrationDate as registered_date,
    businessId.registrationDate as id_registered_date,
    endDate as ended_date,
    try_cast(lastModified as timestamp) as modified_at
from told
