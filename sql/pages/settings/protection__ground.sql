-- one row per publicity class, or class and sheet: its ground in the act
select
    disclosure_class,
    sheet_name,
    disclosure_ground,
    ground_name_fi,
    ground_name_sv,
    ground_name_en,
    is_verified
from marts.disclosure_ground
order by disclosure_class, sheet_name
