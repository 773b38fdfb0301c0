-- published statistics, and companies as the register counts them
select q.* replace (
    r.company_count as company_count,
    false as is_suppressed
)
from marts.location_quotient as q
left join marts.shared_register_industry as r
    using (region_code, industry_edition, industry_level, industry_code)
