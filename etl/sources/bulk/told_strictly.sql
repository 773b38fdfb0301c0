-- the records as the register describes them; another type is an error
read_json(
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
