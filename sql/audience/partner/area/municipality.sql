-- every row of municipality: reference lists, open to all
select * from marts.municipality
