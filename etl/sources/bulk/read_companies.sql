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
from read_json(
    $path,
    format = 'auto',
    maximum_object_size = 33554432,
    columns = {
        businessId: 'struct("value" varchar, registrationDate varchar)',
        names: 'struct("name" varchar, "type" varchar, registrationDate varchar, endDate varchar)[]',
        mainBusinessLine: 'struct("type" varchar, typeCodeSet varchar)',
        companyForms: 'struct("type" varchar, registrationDate varchar, endDate varchar)[]',
        companySituations: 'struct("type" varchar, registrationDate varchar, endDate varchar)[]',
        registeredEntries: 'struct("type" varchar, "register" varchar, registrationDate varchar, endDate varchar)[]',
        addresses: 'struct("type" varchar, country varchar, postCode varchar, postOffices struct(municipalityCode varchar)[])[]',
        tradeRegisterStatus: 'varchar',
        registrationDate: 'varchar',
        endDate: 'varchar',
        lastModified: 'varchar'
    }
)
