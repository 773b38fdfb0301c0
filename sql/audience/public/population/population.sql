-- every row of population: published statistics
select * from marts.population
