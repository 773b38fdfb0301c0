-- every row of area_name: reference lists, open to all
select * from marts.area_name
