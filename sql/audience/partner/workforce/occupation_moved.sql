-- every row of occupation_moved: published divisions, open to all
select * from marts.occupation_moved
