-- every row of area_shape: boundaries or schematic shapes, open to all
select * from marts.area_shape
