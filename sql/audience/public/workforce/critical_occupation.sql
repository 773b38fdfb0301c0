-- every row of critical_occupation: a list of the council's own, open to all
select * from marts.critical_occupation
