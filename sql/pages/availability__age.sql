-- one row per occupation: its older staff in the newest year, the whole country
select
    occupation_code,
    year,
    older_share,
    employed_count
from marts.occupation_age
where year = (select max(year) from marts.occupation_age)
order by occupation_code
