-- one row per company of sheet A and name told of it; those matched since too
select distinct
    w.company_id,
    n.company_name,
    n.name_key,
    n.form,
    n.loose_key,
    n.municipality_code,
    n.post_code
from marts.answered_company as w
inner join marts.answered_name as n
    on w.batch_id = n.batch_id and w.answered_id = n.answered_id
where n.name_key is not null
