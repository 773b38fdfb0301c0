"""Registers that publish whole lists: reading a list, and choosing the newest one.

A list that is shorter by more than a tenth than the one in use is taken for a part of
it, and a part never replaces the whole.
"""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources import Choice, Recognised, Skipped
from etl.sources.decoding import read_text
from etl.statistics.brought import PACKAGES, of_first_sheet

DAMAGED = N_("It begins as a list and goes on as something else. Fetch the list again.")
SAME_FILE = N_("It has the same content as “{other}”.")
IN_USE = N_("The same file is in use already.")
OLDER_LIST = N_(
    "It is of {vintage}. “{other}” is of {newer}, and only the newest is used."
)
SHORTER_LIST = N_(
    "It has {found} rows, and “{other}” has {all}. A part never replaces the whole."
)
WHOLE = 0.9


def csv_rows(content: bytes, needed: Collection[str]) -> list[dict[str, str]] | None:
    """Return the rows of a csv file, or of a sheet saved from one, by its header.

    None when columns are lacking. A sheet takes leading zeros from codes, so who needs
    them puts them back.
    """
    if content.startswith(PACKAGES):
        records = of_first_sheet(content, needed)
        return [dict(row) for row in records.rows] if records else None
    head = content[:4000].removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    mark = max(b",;\t", key=lambda one: head.count(bytes([one])))
    columns = [one.strip(b'" \r') for one in head.split(bytes([mark]))]
    if not {name.encode() for name in needed} <= set(columns):
        return None
    # line ends of every kind, also mixed by whoever joined two files
    lines = io.StringIO(read_text(content), newline=None)
    try:
        return list(csv.DictReader(lines, delimiter=chr(mark)))
    except csv.Error:
        raise Refused(DAMAGED) from None


def newest(found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]) -> Choice:
    """Choose one file of each table: the newest, among equals the longest.

    The content of each file is a list of rows.
    """
    loaded: list[Recognised] = []
    skipped: list[Skipped] = []
    for table in sorted({one.table_name for one in found}):
        ordered = sorted((o for o in found if o.table_name == table), key=_order)
        best = ordered[0]
        known = next((use for use in in_use if use["table_name"] == table), None)
        if reason := _why_not(best, known):
            skipped.append(reason)
        else:
            loaded.append(best)
        skipped += [_gives_way(one, best) for one in ordered[1:]]
    return Choice(loaded, skipped)


def _order(one: Recognised) -> tuple[str, int, str]:
    # text that sorts, the newest first
    newest_first = "".join(chr(255 - ord(letter)) for letter in one.vintage)
    return newest_first or "\xff", -len(one.content), one.file.name


def _why_not(best: Recognised, used: Mapping[str, Any] | None) -> Skipped | None:
    if used is None:
        return None
    if used["sha256"] == best.file.sha256:
        return Skipped(best.file.name, IN_USE)
    if used["vintage"] > best.vintage:
        return _older(best, used["file"], used["vintage"])
    if len(best.content) < WHOLE * used["row_count"]:
        return _shorter(best, used["file"], used["row_count"])
    return None


def _gives_way(one: Recognised, best: Recognised) -> Skipped:
    if one.file.sha256 == best.file.sha256:
        return Skipped(one.file.name, SAME_FILE, {"other": best.file.name})
    if one.vintage < best.vintage:
        return _older(one, best.file.name, best.vintage)
    return _shorter(one, best.file.name, len(best.content))


def _older(one: Recognised, other: str, newer: str) -> Skipped:
    values = {"vintage": one.vintage or "–", "other": other, "newer": newer}
    return Skipped(one.file.name, OLDER_LIST, values)


def _shorter(one: Recognised, other: str, rows: int) -> Skipped:
    values = {"found": len(one.content), "other": other, "all": rows}
    return Skipped(one.file.name, SHORTER_LIST, values)
