-- every row of transport_line: published networks, open to all
select * from marts.transport_line
