-- one row per municipality that merged after $year, in $region or all
select
    municipality_name_fi,
    municipality_name_sv,
    current_name_fi,
    current_name_sv
from marts.occupation_merged
where membership_year = $year
    and (region_code = $region or $region = 'SSS')
order by municipality_name_fi
