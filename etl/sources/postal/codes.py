"""Lists of postal codes: Posti's file, as csv or in fixed width, and PRH's answer.

Posti's area code is a NUTS code of an older division, so it is never read: the
municipality tells the region.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from etl.sources.lists import csv_rows

Rows = list[dict[str, Any]]
CSV_COLUMNS = (
    "postcode",
    "postcode_fi_name",
    "postcode_sv_name",
    "type_code",
    "municipal_code",
    "date",
)
KINDS = {"1": "normal", "2": "po_box", "3": "company"}
LINE = "PONOT"
# where each field of a line of the fixed-width file begins and ends
FIELDS = {
    "date": (5, 13),
    "postcode": (13, 18),
    "postcode_fi_name": (18, 48),
    "postcode_sv_name": (48, 78),
    "valid_from": (102, 110),
    "type_code": (110, 111),
    "municipal_code": (176, 179),
}


def of_posti(content: bytes) -> tuple[Rows, str]:
    """Return the codes of Posti's file and its day; nothing for another file."""
    lines = csv_rows(content, CSV_COLUMNS)
    if lines is None:
        lines = list(_fixed_width(content))
    # a row that breaks off has None where a text is expected
    lines = [{name: told or "" for name, told in line.items()} for line in lines]
    days = [_day(line["date"]) for line in lines]
    newest = max((day for day in days if day), default=None)
    whole = [line | {"postcode": with_zeros(line["postcode"])} for line in lines]
    rows = [_posti_row(line) for line in whole if is_code(line["postcode"])]
    return rows, newest.isoformat() if newest else ""


def with_zeros(code: str) -> str:
    """Return a postal code with the zeros that a spreadsheet takes from 00100."""
    return code.strip().zfill(len("70100")) if code.strip().isdecimal() else code


def of_prh(document: Any) -> Rows:
    """Return the codes of PRH's list; nothing for another document."""
    if not isinstance(document, list):
        return []
    found: dict[str, dict[str, Any]] = {}
    for entry in document:
        if not isinstance(entry, Mapping) or not is_code(entry.get("postCode")):
            continue
        row = found.setdefault(entry["postCode"], {"post_code": entry["postCode"]})
        ending = {"1": "fi", "2": "sv"}.get(str(entry.get("languageCode")), "fi")
        row[f"name_{ending}"] = entry.get("city") or None
        row["municipality_code"] = entry.get("municipalityCode") or None
    return list(found.values())


def is_code(value: Any) -> bool:
    """Say whether a value is a postal code as it is written."""
    return isinstance(value, str) and len(value) == len("70100") and value.isdecimal()


def _fixed_width(content: bytes) -> Iterator[dict[str, str]]:
    if not content.startswith(LINE.encode()):
        return
    for line in content.decode("latin-1").splitlines():
        if line.startswith(LINE):
            yield {
                name: line[start:end].strip() for name, (start, end) in FIELDS.items()
            }


def _posti_row(line: Mapping[str, str]) -> dict[str, Any]:
    return {
        "post_code": line["postcode"],
        "name_fi": line["postcode_fi_name"].strip() or None,
        "name_sv": line["postcode_sv_name"].strip() or None,
        "kind": KINDS.get(line["type_code"], "other"),
        "municipality_code": line["municipal_code"].zfill(3)
        if line["municipal_code"]
        else None,
        "valid_from": _day(line.get("valid_from") or ""),
    }


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
