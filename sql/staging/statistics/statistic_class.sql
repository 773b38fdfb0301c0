-- one row per class of a variable of a statistical table; as published
select
    batch_id,
    source,
    table_id,
    variable,
    code,
    name,
    measure
from landing.statistic_class
