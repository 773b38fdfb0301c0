-- every row of occupation_trend: computed from published statistics
select * from marts.occupation_trend
