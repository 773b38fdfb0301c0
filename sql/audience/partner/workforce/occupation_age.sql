-- every row of occupation_age: published statistics
select * from marts.occupation_age
