-- one row per company and capability: what a defence tender asks; sheet B
-- null is not asked or not known; only the class of dual-use may be unknown
-- to the company itself, which is a condition not met
select
    r.company_id,
    r.capability_id,
    -- whoever names a system has one; nobody was asked to say "none"
    case when a.quality_systems is not null then true end as quality_system,
    a.has_security_clearance as security_clearance,
    a.defence_reference_level > 0 as defence_reference,
    a.capacity * (1 - a.utilisation_share) > 0 as spare_capacity,
    a.knows_dual_use_class as export_control
from marts.capability_row as r
inner join staging.capability_answer as a
    on r.batch_id = a.batch_id and r.row_number = a.row_number
