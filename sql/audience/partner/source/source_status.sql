-- what the figures are made of; of the interviews only what the coverage that
-- leaves the house tells as well, so that no small number comes out of a sum
select
    s.source,
    s.table_name,
    s.title,
    case when s.source <> 'interviews' then s.period_from end as period_from,
    case
        when s.source <> 'interviews' then s.period_to
        else (
            select max(c.newest_interview_date)
            from marts.shared_coverage as c
        )
    end as period_to,
    s.vintage,
    s.licence,
    s.attribution,
    case
        when s.source <> 'interviews' then s.row_count
        else (
            select sum(c.interviewed_count)
            from marts.shared_coverage as c
        )
    end as row_count,
    s.fetched_at,
    s.is_made_up
from marts.source_status as s
