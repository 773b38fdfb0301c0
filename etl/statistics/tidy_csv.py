"""Reading employment statistics saved as csv: one row for each place and month.

An empty cell is missing or secret; the file does not tell which, so it is missing.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import Cube, Dimension
from etl.statistics.pxweb_json import from_rows
from etl.statistics.variables import rules

WRONG_ROW = N_(
    "Row {row} has {found} fields; the header has {expected}. Save the table again."
)
NO_ROWS = N_("The table has a header and no rows. Save the table again.")
BROKEN = N_("A quotation mark in it is never closed. Save the table again.")
NOT_UTF8 = N_("Its characters are not UTF-8. Save it again as UTF-8.")
ROLES = {"time": "time", "area": "geo"}


def find_shape(content: bytes) -> Mapping[str, Any] | None:
    """Return the known table whose header the bytes begin with."""
    first = content[:2000].decode("utf-8-sig", errors="replace").split("\n")[0]
    header = first.strip().split(",")
    for shape in rules()["tidy"]:
        keys = [*shape["keys"], *shape["labels"]]
        if sorted([*keys, *shape["contents"]]) == sorted(header):
            return dict(shape)
    return None


def read(content: bytes, shape: Mapping[str, Any]) -> Cube:
    """Return the table of a csv file of a known shape, or refuse with the row."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(NOT_UTF8) from None
    try:
        header, *rows = csv.reader(io.StringIO(text), strict=True)
    except csv.Error:
        raise Refused(BROKEN) from None
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise Refused(NO_ROWS)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise Refused(WRONG_ROW, row=number, found=len(row), expected=len(header))
    column = {name: at for at, name in enumerate(header)}
    keys = [[row[column[name]].strip() for name in shape["keys"]] for row in rows]
    return from_rows(
        [*_variables(shape, keys), _contents(shape)],
        keys,
        [
            row[column[name]].strip() or ".."
            for row in rows
            for name in shape["contents"]
        ],
        table_id=shape["table_id"],
        title=shape["title"],
    )


def _variables(
    shape: Mapping[str, Any], keys: Sequence[Sequence[str]]
) -> list[Dimension]:
    dimensions = []
    for place, (name, kind) in enumerate(shape["keys"].items()):
        codes = tuple(dict.fromkeys(key[place] for key in keys))
        dimensions.append(Dimension(name, name, codes, codes, ROLES.get(kind, "")))
    return dimensions


def _contents(shape: Mapping[str, Any]) -> Dimension:
    names = tuple(shape["contents"])
    codes = tuple(shape["contents"].values())
    return Dimension("contentscode", "contentscode", codes, names, "metric")
