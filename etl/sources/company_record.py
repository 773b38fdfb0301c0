"""One company of PRH's YTJ v3 as landing rows.

`status` says nothing about being alive (it is "2" for dead companies too), `location`
is a post town and not a municipality, and the order of lists has no meaning. Street,
`co` lines and free address lines are not read: a one-person company's are private.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

BUSINESS_ID = re.compile(r"\d{7}-\d")
MUNICIPALITY = re.compile(r"\d{3}")
POST_CODE = re.compile(r"\d{5}")
INDUSTRY = re.compile(r"\d{2,5}")
EDITIONS = {"TOIMI3": "TOL2008", "TOIMI4": "TOL2025"}
NAME_KINDS = {
    "1": "name",
    "2": "parallel",
    "3": "auxiliary",
    "4": "auxiliary_translation",
}
# gravest first; a reorganisation (SANE) is a company that goes on
SITUATIONS = ("KONK", "SELTILA", "SANE")
ENDING = ("KONK", "SELTILA")
VISITING_ADDRESS = "1"
Record = Mapping[str, Any]


def business_id(record: Any) -> str:
    """Return the business id of a v3 record; empty when it has none."""
    if not isinstance(record, Mapping):
        return ""
    value = _text(_record(record.get("businessId")), "value")
    return value if BUSINESS_ID.fullmatch(value) else ""


def company_row(record: Record) -> dict[str, Any]:
    """Return the `register_company` row of a record."""
    industry = _record(record.get("mainBusinessLine"))
    code = _text(industry, "type")
    edition = _text(industry, "typeCodeSet")
    situation = _situation(record)
    form = max(_open(record, "companyForms"), key=_registered, default={})
    return {
        "business_id": business_id(record),
        "name": _current_name(record),
        "company_form_code": _text(form, "type") or None,
        "industry_code": code if INDUSTRY.fullmatch(code) else None,
        "industry_edition": EDITIONS.get(edition, edition) or None,
        **_location(record),
        "trade_register_status": _text(record, "tradeRegisterStatus") or None,
        "is_alive": _is_alive(record, situation),
        "situation": situation,
        "registered_date": _date(record, "registrationDate")
        or _date(_record(record.get("businessId")), "registrationDate"),
        "ended_date": _date(record, "endDate"),
        "modified_at": modified_at(record),
    }


def name_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Yield a `register_name` row for each name that the company has or had."""
    for name in _list(record, "names"):
        kind = NAME_KINDS.get(_text(name, "type"))
        text = _text(name, "name")
        if kind and text:
            yield {
                "business_id": business_id(record),
                "name": text,
                "name_kind": kind,
                "valid_from": _date(name, "registrationDate"),
                "valid_to": _date(name, "endDate"),
            }


def situation_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Yield a `register_situation` row for each situation, open or past."""
    for one in _list(record, "companySituations"):
        if kind := _text(one, "type"):
            yield {
                "business_id": business_id(record),
                "situation": kind,
                "valid_from": _date(one, "registrationDate"),
                "valid_to": _date(one, "endDate"),
            }


def entry_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Yield a `register_entry` row for each entry in a register, open or past."""
    for one in _list(record, "registeredEntries"):
        if register := _text(one, "register"):
            yield {
                "business_id": business_id(record),
                "register_code": register,
                "entry_code": _text(one, "type") or None,
                "valid_from": _date(one, "registrationDate"),
                "valid_to": _date(one, "endDate"),
            }


def modified_at(record: Record) -> datetime | None:
    """Return when the register changed the record; written with a T or a space."""
    try:
        moment = datetime.fromisoformat(_text(record, "lastModified"))
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


def _current_name(record: Record) -> str | None:
    names = [one for one in _list(record, "names") if _text(one, "type") == "1"]
    names = [one for one in names if _text(one, "name")]
    current = [one for one in names if not _text(one, "endDate")]
    if current:
        return _text(max(current, key=_registered), "name")
    # some companies have only names that ended: the last one is what they are called
    last = max(names, key=lambda one: _text(one, "endDate"), default={})
    return _text(last, "name") or None


def _situation(record: Record) -> str | None:
    found = {_text(one, "type") for one in _open(record, "companySituations")}
    return next((one for one in SITUATIONS if one in found), None)


def _is_alive(record: Record, situation: str | None) -> bool | None:
    status = _text(record, "tradeRegisterStatus")
    if situation in ENDING or _text(record, "endDate"):
        return False
    return status == "1" if status else None


def _location(record: Record) -> dict[str, str | None]:
    """Return municipality and postal code, of the visiting address when it has them."""
    addresses = sorted(
        _list(record, "addresses"),
        key=lambda one: _text(one, "type") != VISITING_ADDRESS,
    )
    at_home = [one for one in addresses if _text(one, "country") in ("", "FI")]
    for address in at_home:
        if municipality := _municipality(address):
            return {"municipality_code": municipality, "post_code": _post_code(address)}
    codes = filter(None, map(_post_code, at_home))
    return {"municipality_code": None, "post_code": next(codes, None)}


def _municipality(address: Record) -> str | None:
    codes = (_text(one, "municipalityCode") for one in _list(address, "postOffices"))
    return next(filter(MUNICIPALITY.fullmatch, codes), None)


def _post_code(address: Record) -> str | None:
    code = _text(address, "postCode")
    return code if POST_CODE.fullmatch(code) else None


def _open(record: Record, field: str) -> list[Record]:
    return [one for one in _list(record, field) if not _text(one, "endDate")]


def _registered(one: Record) -> str:
    return _text(one, "registrationDate")


def _date(record: Record, field: str) -> date | None:
    try:
        return date.fromisoformat(_text(record, field))
    except ValueError:
        return None


def _record(value: Any) -> Record:
    return value if isinstance(value, Mapping) else {}


def _list(record: Record, field: str) -> Sequence[Record]:
    value = record.get(field)
    if not isinstance(value, list):
        return []
    return [one for one in value if isinstance(one, Mapping)]


def _text(record: Record, field: str) -> str:
    """Return a text or code; absent, null and other shapes are empty."""
    value = record.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())
