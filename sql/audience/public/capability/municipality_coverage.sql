-- one row per municipality; companies that allow summaries, one or two are null
select * from marts.shared_municipality_coverage
