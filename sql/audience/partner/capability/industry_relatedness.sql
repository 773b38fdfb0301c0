-- computed of published statistics: nothing of the interviews is in it
select * from marts.industry_relatedness
