-- one row per consent that a company took back; journal
select
    batch_id,
    company_id,
    consent,
    withdrawn_at
from landing.consent_withdrawal
