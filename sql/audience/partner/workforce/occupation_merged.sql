-- every row of occupation_merged: published statistics, open to all
select * from marts.occupation_merged
