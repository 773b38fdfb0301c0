-- one row per pair of neighbouring municipalities that a line joins, of which
-- one is in a region; no way round first, then by the length of the way round
select
    a.municipality_name_fi as from_name_fi,
    a.municipality_name_sv as from_name_sv,
    b.municipality_name_fi as to_name_fi,
    b.municipality_name_sv as to_name_sv,
    t.transport_mode,
    case when not bool_or(t.is_bridge) then max(t.detour_km) end as detour_km,
    max(t.cut_off_node_count) as cut_off_node_count
from marts.transport_link as t
inner join marts.municipality as a
    on t.from_municipality_code = a.municipality_code
inner join marts.municipality as b
    on t.to_municipality_code = b.municipality_code
where a.region_code = $region or b.region_code = $region
group by
    a.municipality_name_fi,
    a.municipality_name_sv,
    b.municipality_name_fi,
    b.municipality_name_sv,
    t.transport_mode
order by
    cut_off_node_count desc,
    detour_km desc nulls first,
    from_name_fi,
    to_name_fi
