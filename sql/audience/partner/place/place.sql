-- every row of place: GeoNames, open to all
select * from marts.place
