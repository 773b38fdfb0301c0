-- one row per pair of industries of two editions that share a thing; landed key
select
    batch_id,
    from_edition,
    from_code,
    to_edition,
    to_code,
    from_share,
    to_share
from landing.industry_correspondence
