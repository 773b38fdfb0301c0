"""Reading employment statistics saved as csv: one row for each place and month.

An empty cell is missing or secret; the file does not tell which, so it is missing.
Columns stand in any order; one that no rule knows is a measure when it has numbers,
and keeps its header as its code.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources.decoding import read_text
from etl.statistics.cube import SYMBOLS, Cube, Dimension, is_number
from etl.statistics.pxweb_json import from_rows
from etl.statistics.variables import rules

WRONG_ROW = N_(
    "Row {row} has {found} fields; the header has {expected}. Save the table again."
)
NO_ROWS = N_("The table has a header and no rows. Save the table again.")
BROKEN = N_("A quotation mark in it is never closed. Save the table again.")
ROLES = {"time": "time", "area": "geo"}
MARKS = ",;\t"
Row = Mapping[str, str]


def find_shape(content: bytes) -> Mapping[str, Any] | None:
    """Return the known table whose columns the first line of the bytes names."""
    head = content[:2000].decode("utf-8-sig", errors="replace").splitlines()[:1]
    try:
        header = set(next(csv.reader(head, delimiter=_delimiter("".join(head))), []))
    except csv.Error:  # bytes of no text
        return None
    keys = header & rules()["tidy_key"].keys()
    kinds = sorted(rules()["tidy_key"][key] for key in keys)
    fitting = [one for one in rules()["tidy"] if kinds == sorted(one["kinds"])]
    known = [len(header & set(one["contents"])) for one in fitting]
    return dict(fitting[known.index(max(known))]) if any(known) else None


def read(content: bytes, shape: Mapping[str, Any]) -> Cube:
    """Return the table of a csv file of a known shape, or refuse with the row."""
    header, rows = _rows(read_text(content))
    keys = [name for name in header if name in rules()["tidy_key"]]
    contents = [
        name
        for name in header
        if name in shape["contents"]
        or (name not in keys and _is_measure([row[name] for row in rows]))
    ]
    places = [tuple(_code(name, row[name]) for name in keys) for row in rows]
    return from_rows(
        [
            *_variables(keys, places),
            Dimension(
                "contentscode",
                "contentscode",
                tuple(shape["contents"].get(name, name) for name in contents),
                tuple(contents),
                "metric",
            ),
        ],
        places,
        [_cell(row[name]) for row in rows for name in contents],
        table_id=shape["table_id"],
        title=shape["title"],
    )


def _delimiter(first: str) -> str:
    return max(MARKS, key=first.count)


def _rows(text: str) -> tuple[list[str], list[Row]]:
    mark = _delimiter(text.split("\n", maxsplit=1)[0])
    try:
        header, *rows = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    except csv.Error:
        raise Refused(BROKEN) from None
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise Refused(NO_ROWS)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise Refused(WRONG_ROW, row=number, found=len(row), expected=len(header))
    names = [name.strip() for name in header]
    return names, [dict(zip(names, map(str.strip, row), strict=True)) for row in rows]


def _is_measure(texts: Sequence[str]) -> bool:
    cells = {_cell(text) for text in texts}
    known = {cell for cell in cells if cell in SYMBOLS or is_number(cell)}
    return known == cells and not cells <= SYMBOLS.keys()


def _cell(text: str) -> str:
    if text in rules()["tidy_missing"]:
        return ".."
    # 12,5 is a number; a comma between fields never gets here
    return text.replace(",", ".") if is_number(text.replace(",", ".")) else text


def _code(name: str, text: str) -> str:
    # a spreadsheet takes the zeros from 005
    is_bare = name == "kunta" and text.isdecimal()
    return text.zfill(3) if is_bare else text


def _variables(
    keys: Sequence[str], places: Sequence[tuple[str, ...]]
) -> list[Dimension]:
    dimensions = []
    for at, name in enumerate(keys):
        codes = tuple(dict.fromkeys(place[at] for place in places))
        kind = rules()["tidy_key"][name]
        dimensions.append(Dimension(name, name, codes, codes, ROLES.get(kind, "")))
    return dimensions
