-- every row of disclosure_ground: how figures are protected is no secret
select * from marts.disclosure_ground
