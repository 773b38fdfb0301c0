-- every row of education_count: published statistics
select * from marts.education_count
