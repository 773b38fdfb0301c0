-- every change that the newest load of companies told: published facts
select * from marts.company_change
