-- one row per decision on companies that holds now; journal
-- same: the id means that company; different: it does not; local: it is its own
select
    subject_id,
    verdict,
    company_id
from landing.company_match
