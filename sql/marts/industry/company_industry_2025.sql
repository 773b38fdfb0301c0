-- one row per company and industry of TOL 2025 that it is in or may be in
-- a told TOL 2025 code is certain; one of TOL 2008 gives all of its successors,
-- and none (a row with a null) when the key knows nothing of it
with

told as (

    select
        c.company_id,
        c.region_code,
        c.is_interviewed,
        coalesce(
            i.industry_code_2025,
            case when c.industry_edition = 'TOL2025' then c.industry_code end
        ) as industry_code_2025,
        coalesce(
            i.industry_code_2008,
            case when c.industry_edition = 'TOL2008' then c.industry_code end
        ) as industry_code_2008
    from marts.company as c
    left join marts.interview as i
        on c.company_id = i.company_id and i.is_newest

),

candidate as (

    select
        t.company_id,
        t.region_code,
        t.is_interviewed,
        t.industry_code_2008,
        coalesce(t.industry_code_2025, s.industry_code_2025)
            as industry_code_2025
    from told as t
    left join marts.industry_successor as s
        on t.industry_code_2025 is null
        and t.industry_code_2008 = s.industry_code_2008
    where t.industry_code_2025 is not null or t.industry_code_2008 is not null

)

select
    c.company_id,
    c.region_code,
    c.is_interviewed,
    c.industry_code_2008,
    c.industry_code_2025,
    case when length(c.industry_code_2025) >= 2
        then 'TOL2025:' || substr(c.industry_code_2025, 1, 2)
    end as division_code,
    count(c.industry_code_2025) over (partition by c.company_id)
        as candidate_count,
    count(c.industry_code_2025) over (partition by c.company_id) > 1
        as is_ambiguous,
    -- several classes of one division leave the division certain
    min(substr(c.industry_code_2025, 1, 2)) over (partition by c.company_id)
    <> max(substr(c.industry_code_2025, 1, 2)) over (partition by c.company_id)
        as is_ambiguous_division
from candidate as c
