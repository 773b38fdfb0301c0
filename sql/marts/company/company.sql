-- one row per company, with its place and industry; known_company, reference
-- the place: confirmed by staff, else the middle of the postal code area
-- if that lies in its municipality, else the centre of the municipality
with

place as (

    -- the place of a name that was matched since is the company's
    select
        coalesce(a.company_id, p.company_id) as company_id,
        p.latitude,
        p.longitude
    from staging.confirmed_place as p
    left join marts.company_alias as a on p.company_id = a.alias_id
    qualify row_number() over (
        partition by coalesce(a.company_id, p.company_id)
        order by p.confirmed_at desc
    ) = 1

)

select
    c.company_id,
    case when c.company_id not like 'N-%' then c.company_id end as business_id,
    c.company_name,
    c.group_id,
    c.group_name,
    c.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    m.sub_region_code,
    m.region_code,
    c.post_code,
    coalesce(p.latitude, z.latitude, m.latitude) as latitude,
    coalesce(p.longitude, z.longitude, m.longitude) as longitude,
    case
        when p.company_id is not null then 'confirmed'
        when z.latitude is not null then 'postal_code'
        when m.latitude is not null then 'municipality'
        else 'unknown'
    end as location_precision,
    c.industry_code,
    c.industry_edition,
    division.name_fi as industry_name_fi,
    division.name_sv as industry_name_sv,
    division.name_en as industry_name_en,
    division.parent_code as industry_section_code,
    c.personnel_count,
    c.is_interviewed,
    c.interview_round,
    c.interview_date,
    c.disclosure_class,
    c.consent_named,
    c.consent_aggregate,
    c.is_alive,
    c.is_in_register,
    c.source
from marts.known_company as c
left join marts.municipality as m on c.municipality_code = m.municipality_code
left join place as p on c.company_id = p.company_id
left join marts.postal_code as z
    on c.post_code = z.post_code and c.municipality_code = z.municipality_code
left join reference.industry as division
    on c.industry_edition = division.industry_edition
    and substr(c.industry_code, 1, 2) = division.industry_code
    and division.level = 'division'
