-- every row of industry: names of a public classification
select * from marts.industry
