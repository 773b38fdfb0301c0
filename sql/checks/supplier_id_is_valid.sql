-- warn: A business ID of a supplier has a wrong check digit; its name is used.
select supplier_name, supplier_business_id
from marts.supplier_spelling
where supplier_business_id <> '' and not has_business_id
