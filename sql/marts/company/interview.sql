-- one row per company and interview round, of the answers that count; sheet A
-- company_id is whom the id or name of a file means, see answered_company;
-- whose answer counts is chosen question by question, see interview_told
with

usual_edition as (

    -- companies are compared in the edition that most of them told
    select
        case
            when count(industry_code_2008) > count(industry_code_2025)
                then 'TOL2008'
            else 'TOL2025'
        end as industry_edition
    from marts.interview_told

)

select
    v.company_id,
    v.interview_round,
    v.interview_date,
    v.batch_id,
    v.row_number,
    row_number() over (
        partition by v.company_id
        order by v.interview_date desc, v.interview_round desc,
            v.place desc, v.row_number desc
    ) = 1 as is_newest,
    v.company_name,
    coalesce('G-' || substr(md5(k.name_key), 1, 12), v.group_id) as group_id,
    v.group_name,
    alias.current_code as municipality_code,
    v.industry_code_2008,
    v.industry_code_2025,
    case e.industry_edition
        when 'TOL2025' then coalesce(v.industry_code_2025, v.industry_code_2008)
        else coalesce(v.industry_code_2008, v.industry_code_2025)
    end as industry_code,
    case
        when v.industry_code_2025 is null and v.industry_code_2008 is null
            then null
        when v.industry_code_2025 is null then 'TOL2008'
        when v.industry_code_2008 is null then 'TOL2025'
        else e.industry_edition
    end as industry_edition,
    v.personnel_count,
    coalesce(v.disclosure_class, 'salassa') as disclosure_class,
    g.disclosure_ground,
    coalesce(v.consent_named, false) as consent_named,
    coalesce(v.consent_aggregate, false) as consent_aggregate
from marts.interview_told as v
cross join usual_edition as e
left join marts.disclosure_ground as g
    on coalesce(v.disclosure_class, 'salassa') = g.disclosure_class
    and g.sheet_name = ''
left join marts.name_key as k on v.group_name = k.spelling
left join marts.municipality_alias as alias
    on v.municipality_code = alias.municipality_code
