-- every row of occupation_tightness: computed from published statistics
select * from marts.occupation_tightness
