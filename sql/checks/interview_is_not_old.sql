-- warn: A newest interview is over a year older than the newest of all.
select i.company_id, i.interview_date
from marts.interview as i
cross join (
    select max(interview_date) as newest_date from marts.interview
) as newest
where i.is_newest and i.interview_date < newest.newest_date - interval 12 month
