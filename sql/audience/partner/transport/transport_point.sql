-- every row of transport_point: published networks, open to all
select * from marts.transport_point
