-- summaries of at least three companies that allow them
select * from marts.shared_capability_region
