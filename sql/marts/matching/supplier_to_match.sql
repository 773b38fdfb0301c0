-- one row per row of sheet D with a Finnish supplier that has no business id
-- a supplier abroad is in no Finnish register
select
    'supplier' as kind,
    s.local_id as subject_id,
    s.supplier_id as company_id,
    coalesce(x.match_basis, 'open') as match_basis,
    a.supplier_name as company_name,
    p.current_code as municipality_code,
    cast(null as varchar) as post_code,
    cast(null as varchar) as industry_edition,
    cast(null as varchar) as industry_code,
    cast(null as varchar) as interview_round,
    a.batch_id,
    a.row_number,
    cast(null as varchar) as business_id
from staging.supply_answer as a
inner join marts.supplier_spelling as s
    on a.supplier_name = s.supplier_name
    and coalesce(a.supplier_business_id, '') = s.supplier_business_id
left join marts.company_alias as x on s.local_id = x.alias_id
left join marts.municipality_alias as p
    on a.municipality_code = p.municipality_code
where
    coalesce(a.country_code, 'FI') = 'FI'
    and (x.match_basis is not null or not s.has_business_id)
