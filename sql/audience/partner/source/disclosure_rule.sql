-- every row of disclosure_rule: how figures are protected is no secret
select * from marts.disclosure_rule
