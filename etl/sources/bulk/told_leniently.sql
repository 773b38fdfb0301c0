-- the records, a value of another type than the register describes being null;
-- each is read as a whole first, which takes several times as long
(
    select unnest(json_transform(json, '{
        "businessId": {"value": "varchar", "registrationDate": "varchar"},
        "names": [{"name": "varchar", "type": "varchar",
            "registrationDate": "varchar", "endDate": "varchar"}],
        "mainBusinessLine": {"type": "varchar", "typeCodeSet": "varchar"},
        "companyForms": [{"type": "varchar",
            "registrationDate": "varchar", "endDate": "varchar"}],
        "companySituations": [{"type": "varchar",
            "registrationDate": "varchar", "endDate": "varchar"}],
        "registeredEntries": [{"type": "varchar", "register": "varchar",
            "registrationDate": "varchar", "endDate": "varchar"}],
        "addresses": [{"type": "varchar", "country": "varchar",
            "postCode": "varchar",
            "postOffices": [{"municipalityCode": "varchar"}]}],
        "tradeRegisterStatus": "varchar",
        "registrationDate": "varchar",
        "endDate": "varchar",
        "lastModified": "varchar"
    }'))
    from read_json_objects(
        $path, format = 'auto', maximum_object_size = 33554432
    )
)
