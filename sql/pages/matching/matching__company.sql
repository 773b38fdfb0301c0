-- one row per company: name, place and industry, for a card and for joining
select
    company_id,
    company_name,
    municipality_name_fi,
    municipality_name_sv,
    industry_name_fi,
    industry_name_sv,
    industry_name_en,
    is_interviewed,
    is_in_register
from marts.company
where is_interviewed or list_contains($ids, company_id)
order by company_name, company_id
