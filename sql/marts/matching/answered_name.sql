-- one row per file and company id of its sheet A: the name told; sheet A
-- post_code is one that stands in the name or address of the site
-- local_id is the id that the name and municipality have without a business id
with

newest as (

    select a.*
    from staging.company_answer as a
    left join staging.answer_told_again as g
        on a.batch_id = g.batch_id
        and a.business_id = g.business_id
        and a.interview_round = g.interview_round
    where
        a.business_id is not null
        -- its respondent has said since that it is another company
        and not coalesce(g.is_elsewhere, false)
    qualify row_number() over (
        partition by a.batch_id, a.business_id order by a.row_number desc
    ) = 1

)

select
    n.batch_id,
    n.row_number,
    n.business_id as answered_id,
    n.company_name,
    a.current_code as municipality_code,
    coalesce(n.industry_code_2025, n.industry_code_2008) as industry_code,
    case when n.industry_code_2025 is null then 'TOL2008' else 'TOL2025' end
        as industry_edition,
    n.interview_round,
    nullif(
        regexp_extract(
            n.establishment_name, '(^|[^0-9])([0-9]{5})($|[^0-9])', 2
        ), ''
    ) as post_code,
    k.name_key,
    k.form,
    k.loose_key,
    n.business_id like 'N-%' as is_local,
    case
        when n.business_id like 'N-%' then n.business_id
        when k.name_key is not null
            then 'N-' || substr(md5(rtrim(
                k.name_key || '|' || k.form || '|'
                || coalesce(n.municipality_code, ''), '|'
            )), 1, 12)
    end as local_id
from newest as n
left join marts.name_key as k on n.company_name = k.spelling
left join marts.municipality_alias as a
    on n.municipality_code = a.municipality_code
