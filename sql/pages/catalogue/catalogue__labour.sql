-- one row per published measure of labour of a region, in its newest period
select
    content_label,
    period_start,
    amount
from marts.labour_figure
where
    area_level = 'region'
    and area_code = $region
    and coalesce(occupation_code, 'SSS') = 'SSS'
    and coalesce(age_code, 'SSS') = 'SSS'
    and coalesce(sex_code, 'SSS') = 'SSS'
    and amount is not null
qualify
    row_number() over (
        partition by table_id, content_code order by period_start desc
    ) = 1
order by content_label
