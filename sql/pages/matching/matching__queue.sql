-- one row per name of this kind: whom it means now, first those of sheet A
select *
from marts.match_queue
where kind in ('company', 'id') = ($kind = 'company')
order by interview_round desc nulls last, company_name, subject_id
