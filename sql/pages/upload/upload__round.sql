-- one row per round of interviews in use, the newest two
select distinct interview_round
from marts.interview
where interview_round is not null
order by interview_round desc
limit 2
