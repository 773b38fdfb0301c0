"""A flat table that a person brings: a sheet, a csv file or a JSON list of records.

Columns are known by what their headers say, not by their order; rows of titles above
the header are passed over.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.reading.model import Sheet, UnreadableFile, Workbook
from etl.reading.reader import read_workbook
from etl.sources import SourceFile
from etl.sources.decoding import looks_like_json, read_json

PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: xlsx and ods; xls."""
LAST_HEADER_ROW = 30
Row = Mapping[str, str]


@dataclass(frozen=True)
class Records:
    """Rows by header, and which header has each role that was asked for."""

    headers: tuple[str, ...]
    roles: Mapping[str, str]
    rows: Sequence[Row]

    def column(self, role: str) -> str:
        """Return the header of a role; empty when the table has none."""
        return self.roles.get(role, "")


def read_records(
    file: SourceFile,
    patterns: Mapping[str, Any],
    needed: Sequence[str],
    otherwise: Callable[[Sheet], Records | None] | None = None,
) -> Records | None:
    """Return the table whose headers have the needed roles; None for another file.

    `patterns` has a pattern of headers, or several in order of preference, by role.
    `otherwise` reads a sheet that is not flat.
    """
    if looks_like_json(file.content):
        return _of_json(read_json(file.content), patterns, needed)
    is_workbook = file.content.startswith(PACKAGES)
    if not (is_workbook or otherwise or _may_be(file.content, patterns, needed)):
        return None
    try:
        workbook = read_workbook(file.content, name=file.name)
    except UnreadableFile:
        return None
    visible = [sheet for sheet in workbook.sheets if sheet.state == "visible"]
    ways = [lambda sheet: _of_sheet(sheet, patterns, needed), otherwise]
    found = (way(sheet) for way in ways if way for sheet in visible)
    return next((records for records in found if records), None)


def of_first_sheet(content: bytes, columns: Collection[str]) -> Records | None:
    """Return the table of a workbook whose header has the columns, named exactly."""
    patterns = {name: f"^{re.escape(name)}$" for name in columns}
    workbook = _workbook(content)
    if workbook is None:
        return None
    visible = (sheet for sheet in workbook.sheets if sheet.state == "visible")
    found = (_of_sheet(sheet, patterns, tuple(columns)) for sheet in visible)
    return next((records for records in found if records), None)


@lru_cache(maxsize=1)  # a list is held against the columns of each known shape
def _workbook(content: bytes) -> Workbook | None:
    try:
        return read_workbook(content, name="list")
    except UnreadableFile:
        return None


def roles_of(headers: Sequence[str], patterns: Mapping[str, Any]) -> dict[str, str]:
    """Return the header of each role; a header has one role at most."""
    roles: dict[str, str] = {}
    for role, wanted in patterns.items():
        free = [one for one in headers if one not in roles.values()]
        for pattern in [wanted] if isinstance(wanted, str) else wanted:
            fitting = [h for h in free if re.search(pattern, h, re.IGNORECASE)]
            if fitting:
                roles[role] = fitting[0]
                break
    return roles


def _may_be(content: bytes, patterns: Mapping[str, Any], needed: Sequence[str]) -> bool:
    # so that a parser is started only for files that can be the table
    lines = content[:8000].decode("utf-8-sig", errors="replace").splitlines()
    split = (re.split(r'[;,\t"]+', line) for line in lines[:LAST_HEADER_ROW])
    return any(roles_of(one, patterns).keys() >= set(needed) for one in split)


def _of_json(
    document: Any, patterns: Mapping[str, Any], needed: Sequence[str]
) -> Records | None:
    if not isinstance(document, list) or not document:
        return None
    if not all(isinstance(one, Mapping) for one in document):
        return None
    headers = tuple(dict.fromkeys(name for one in document for name in one))
    roles = roles_of(headers, patterns)
    if not roles.keys() >= set(needed):
        return None
    rows = [{name: _text(one.get(name)) for name in headers} for one in document]
    return Records(headers, roles, rows)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value).strip()


def _of_sheet(
    sheet: Sheet, patterns: Mapping[str, Any], needed: Sequence[str]
) -> Records | None:
    columns = sorted(sheet.columns)
    for row in range(1, min(sheet.max_row, LAST_HEADER_ROW) + 1):
        named = {at: sheet.text(row, at).strip() for at in columns}
        headers = [text for text in named.values() if text]
        roles = roles_of(headers, patterns)
        if roles.keys() >= set(needed) and len(set(headers)) == len(headers):
            shown = {at: text for at, text in named.items() if text}
            below = range(row + 1, sheet.max_row + 1)
            rows = [
                {text: sheet.text(one, at).strip() for at, text in shown.items()}
                for one in below
            ]
            filled = [one for one in rows if any(one.values())]
            return Records(tuple(headers), roles, filled)
    return None
