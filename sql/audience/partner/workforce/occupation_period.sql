-- every row of occupation_period: computed from published statistics
select * from marts.occupation_period
