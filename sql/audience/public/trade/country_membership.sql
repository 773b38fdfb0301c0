-- every row of country_membership: facts of treaties, open to all
select * from marts.country_membership
