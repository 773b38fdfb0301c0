-- views with the columns of the landing tables, from the records of a bulk file
create macro said(x) as nullif(trim(x), '');
create macro day(x) as try_cast(said(x) as date);
create macro three(x) as case when regexp_full_match(x, '\d{3}') then x end;

create view register_name as
select
    business_id,
    trim(regexp_replace(n.name, '\s+', ' ', 'g')) as name,
    case said(n.type)
        when '1' then 'name'
        when '2' then 'parallel'
        when '3' then 'auxiliary'
        else 'auxiliary_translation'
    end as name_kind,
    day(n.registrationDate) as valid_from,
    day(n.endDate) as valid_to
from (select business_id, unnest(names) as n from record)
where said(n.name) is not null and said(n.type) in ('1', '2', '3', '4');

create view register_situation as
select
    business_id,
    said(s.type) as situation,
    day(s.registrationDate) as valid_from,
    day(s.endDate) as valid_to
from (select business_id, unnest(situations) as s from record)
where said(s.type) is not null;

create view register_entry as
select
    business_id,
    said(e.register) as register_code,
    said(e.type) as entry_code,
    day(e.registrationDate) as valid_from,
    day(e.endDate) as valid_to
from (select business_id, unnest(entries) as e from record)
where said(e.register) is not null;

create view drawn as
select
    *,
    -- the visiting address first; only those in Finland
    [
        {
            'm': [
                three(said(o.municipalityCode))
                for o in a.postOffices
                if three(said(o.municipalityCode)) is not null
            ][1],
            'p': case
                when regexp_full_match(said(a.postCode), '\d{5}')
                    then said(a.postCode)
            end
        }
        for a in list_concat(
            [a for a in addresses if said(a.type) = '1'],
            [a for a in addresses if coalesce(said(a.type), '') <> '1']
        )
        if coalesce(said(a.country), 'FI') = 'FI'
    ] as places,
    -- ties of a date go to the one that stands first
    list_sort([
        {'since': coalesce(said(n.registrationDate), ''), 'at': -i, 'name': n.name}
        for n, i in names
        if said(n.type) = '1' and said(n.name) is not null
        and said(n.endDate) is null
    ], 'desc')[1].name as open_name,
    list_sort([
        {'until': coalesce(said(n.endDate), ''), 'at': -i, 'name': n.name}
        for n, i in names
        if said(n.type) = '1' and said(n.name) is not null
    ], 'desc')[1].name as last_name,
    list_sort([
        {'since': coalesce(said(f.registrationDate), ''), 'at': -i, 'code': f.type}
        for f, i in forms
        if said(f.endDate) is null
    ], 'desc')[1].code as form_code,
    [said(s.type) for s in situations if said(s.endDate) is null] as open_situations
from record;

create view judged as
select
    *,
    [p for p in places if p.m is not null][1] as place,
    case
        when list_contains(open_situations, 'KONK') then 'KONK'
        when list_contains(open_situations, 'SELTILA') then 'SELTILA'
        when list_contains(open_situations, 'SANE') then 'SANE'
    end as situation
from drawn;

create view register_company as
select
    business_id,
    trim(regexp_replace(coalesce(open_name, last_name), '\s+', ' ', 'g')) as name,
    said(form_code) as company_form_code,
    case
        when regexp_full_match(said(line.type), '\d{2,5}') then said(line.type)
    end as industry_code,
    case said(line.typeCodeSet)
        when 'TOIMI3' then 'TOL2008'
        when 'TOIMI4' then 'TOL2025'
        else said(line.typeCodeSet)
    end as industry_edition,
    place.m as municipality_code,
    case
        when place.m is not null then place.p
        else [p.p for p in places if p.p is not null][1]
    end as post_code,
    said(trade_register_status) as trade_register_status,
    case
        when situation in ('KONK', 'SELTILA') then false
        when said(ended_date) is not null then false
        else said(trade_register_status) = '1'
    end as is_alive,
    situation,
    coalesce(day(registered_date), day(id_registered_date)) as registered_date,
    day(ended_date) as ended_date,
    modified_at
from judged;
