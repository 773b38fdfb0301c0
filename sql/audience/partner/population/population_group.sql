-- every row of population_group: published statistics
select * from marts.population_group
