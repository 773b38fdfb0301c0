-- every row of source_status: what the figures are made of, open to all
select * from marts.source_status
