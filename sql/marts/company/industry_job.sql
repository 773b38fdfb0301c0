-- one row per region (SSS: the country), industry and year: jobs; StatFin 115h
select
    area_code as region_code,
    industry_code,
    industry_edition,
    case length(industry_code)
        when 1 then 'section'
        when 2 then 'division'
        else 'total'
    end as industry_level,
    date_part('year', period_start) as year,
    value as job_count,
    status,
    period_start = max(period_start) over () as is_newest
from staging.statistic_cell
where
    table_id = '115h'
    and area_level in ('region', 'country')
    and regexp_matches(industry_code, '^([A-Z]|[0-9]{2}|SSS)$')
