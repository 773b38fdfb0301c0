-- one row per municipality that moved into or out of $region after $year
select municipality_name_fi, municipality_name_sv, has_joined
from marts.occupation_moved
where area_level = 'region' and area_code = $region
    and membership_year = $year
order by has_joined, municipality_name_fi
