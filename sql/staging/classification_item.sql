-- one row per class of industries or occupations; landed classifications
select
    batch_id,
    edition,
    code,
    level,
    name_fi,
    name_sv,
    name_en
from landing.classification_item
