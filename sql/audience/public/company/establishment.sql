-- every row of establishment: published statistics
select * from marts.establishment
