-- every row of transport_node: published networks, open to all
select * from marts.transport_node
