-- every row of transport_link: published networks, open to all
select * from marts.transport_link
