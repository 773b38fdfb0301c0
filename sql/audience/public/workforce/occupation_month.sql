-- every row of occupation_month: published statistics
select * from marts.occupation_month
