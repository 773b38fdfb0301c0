-- error: A company has two newest versions of one interview round.
select company_id, interview_round, count(*) as row_count
from marts.interview
group by company_id, interview_round
having count(*) > 1
