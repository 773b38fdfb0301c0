-- one row per publicity class (and sheet, '' for all): its ground in the act
select
    disclosure_class,
    coalesce(sheet_name, '') as sheet_name,
    act,
    section,
    subsection,
    point,
    name_fi as ground_name_fi,
    name_sv as ground_name_sv,
    name_en as ground_name_en,
    act || ': ' || cast(section as varchar) || ' § '
    || cast(subsection as varchar)
    || coalesce(', ' || cast(point as varchar), '') as disclosure_ground,
    is_verified
from reference.disclosure_ground
