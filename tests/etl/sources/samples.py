"""Small made-up answers in the shapes that registers publish."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from etl.sources import Recognised, SourceFile
from etl.sources.employment import SOURCE

MONTHS = ("2026M01", "2026M02")
CONTENTS = ("TYOTTOMATLOPUSSA", "AVPAIKATLOPUSSA")


def file(content: Any, name: str = "answer") -> SourceFile:
    """Return a file as the walk hands it over; what is not bytes becomes JSON."""
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    return SourceFile(name, content, hashlib.sha256(content).hexdigest())


def jsonstat(
    variables: Mapping[str, Sequence[str]],
    values: Sequence[float | None] | None = None,
    *,
    table: str = "12ti",
    updated: str = "2026-03-01T05:00:00Z",
    label: str = "Table",
    labels: Mapping[str, str] | None = None,
    **rest: Any,
) -> dict[str, Any]:
    """Return a JSON-stat 2 answer; `timeperiod…` is time, `contentscode` content."""
    named = labels or {}
    sizes = [len(codes) for codes in variables.values()]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": label,
        "updated": updated,
        "id": list(variables),
        "size": sizes,
        "role": {
            "time": [one for one in variables if one.startswith("timeperiod")],
            "metric": [one for one in variables if one == "contentscode"],
        },
        "dimension": {
            name: {
                "label": named.get(name, name),
                "category": {
                    "index": {code: at for at, code in enumerate(codes)},
                    "label": {code: named.get(code, code) for code in codes},
                },
            }
            for name, codes in variables.items()
        },
        "extension": {"px": {"tableid": table}},
        "value": list(range(prod(sizes))) if values is None else list(values),
        **rest,
    }


def areas_by_month(
    areas: Sequence[str], months: Sequence[str] = MONTHS, **rest: Any
) -> dict[str, Any]:
    """Return a table of areas, months and both contents."""
    variables = {"Alue": areas, "timeperiod_m": months, "contentscode": CONTENTS}
    return jsonstat(variables, **rest)


def recognised(content: Any, name: str = "answer") -> Recognised:
    """Return what the employment source recognises in an answer."""
    found = SOURCE.recognise(file(content, name))
    assert isinstance(found, Recognised), found
    return found


def cells(content: Any) -> list[dict[str, Any]]:
    """Return the landed cells of an answer."""
    return list(recognised(content).content.cells.to_pylist())


def company(number: str = "9000001-1", **fields: Any) -> dict[str, Any]:
    """Return a record of YTJ v3 with only what its schema requires, and `fields`."""
    return {
        "businessId": {"value": number, "source": "3"},
        "registeredEntries": [],
        "tradeRegisterStatus": "1",
        "status": "2",
        "lastModified": "2026-09-30T01:49:24",
        **fields,
    }


def page(*companies: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of a search."""
    return {"totalResults": len(companies), "companies": list(companies)}
