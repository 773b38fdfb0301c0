-- one row per row of sheet F (company and occupation)
select
    batch_id,
    row_number,
    ytunnus as business_id,
    isco4 as occupation_code,
    try_cast(henkilot as double) as personnel_count,
    try_cast(yli55 as double) as older_count,
    try_cast(avoimet as double) as vacancy_count,
    try_cast(rekry_vaikeus as integer) as recruitment_difficulty,
    try_cast(elakoityy_5v as double) as retiring_count,
    case avainhlo_riippuvuus
        when 'k' then 'yes'
        when 'e' then 'no'
        when 'eos' then 'dont_know'
    end as has_key_person,
    osaamistarve as skill_need,
    oppilaitosyhteistyo as school_cooperation
from landing.tyovoima
