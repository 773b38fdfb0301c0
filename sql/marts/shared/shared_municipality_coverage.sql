-- one row per municipality: what was asked there, as it may leave the house
-- as municipality_coverage, of those that allow summaries; hidden ones are null
with

counted as (

    select municipality_code, count(*) as interviewed_count
    from marts.company
    where is_interviewed and consent_aggregate
    group by municipality_code

)

select
    m.municipality_code,
    m.municipality_name_fi,
    m.municipality_name_sv,
    m.sub_region_code,
    m.sub_region_name_fi,
    m.sub_region_name_sv,
    m.sub_region_name_en,
    m.region_code,
    m.frame_company_count,
    case
        when c.interviewed_count is null then 0
        when h.measure is null then c.interviewed_count
    end as interviewed_count,
    c.interviewed_count is not null as has_interviews
from marts.municipality_coverage as m
left join counted as c on m.municipality_code = c.municipality_code
left join marts.hidden_figure as h
    on h.measure = 'interviewed' and h.subject_code = ''
    and m.municipality_code = h.municipality_code
