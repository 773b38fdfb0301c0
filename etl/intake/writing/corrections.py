"""The correction file: only the rows that wait, each cell with its reason.

Brought back, its rows are known by their hidden ids, so a corrected row takes the
place of the one that waited and nothing is there twice.
"""

import datetime as dt
import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow.parquet as pq
from xlsxwriter.worksheet import Worksheet

from etl import landing
from etl.errors import Refused
from etl.intake.findings import IntakeFinding
from etl.intake.revision import row_id
from etl.intake.stored import stored_findings
from etl.intake.template import Form, template
from etl.intake.writing.book import FIRST_ROW, HEADER_ROW, PALE_RED, RED, Book
from etl.language import N_
from etl.workspace import Workspace

NOTHING_WAITS = N_(
    "No row of this file waits for correction, so there is nothing to download."
)
NOTE_WIDTH = 60
COMMENT = {"width": 320, "height": 110, "font_size": 9, "author": "Voimavara"}

Waiting = dict[int, list[IntakeFinding]]
Edits = Mapping[tuple[str, int], Mapping[str, str]]
"""New texts of cells, by sheet and row, then by field."""


class Kept(Protocol):
    """A proposal or a batch: what is needed is the key of its tables."""

    @property
    def parsed_key(self) -> str:
        """The key under which the landing has the tables."""


@dataclass(frozen=True)
class WaitingSheet:
    """The rows of one sheet that wait: their cells as typed, and what is wrong."""

    form: Form
    cells: Mapping[int, Mapping[str, tuple[str, str]]]
    """Text and kind of each filled cell, by row and field."""
    findings: Waiting


def waiting_sheets(
    ws: Workspace, kept: Kept, taken: Container[tuple[str, int]] = frozenset()
) -> list[WaitingSheet]:
    """Return the rows that wait, without those that a correction has taken along."""
    parsed = landing.read_parsed(ws, kept.parsed_key)
    found = stored_findings(pq.read_table(parsed.tables["finding"]))
    waiting = [
        one
        for one in found
        if one.severity in {"park", "ask"} and (one.sheet_key, one.row) not in taken
    ]
    rows = {
        (row["sheet"], row["row_number"]): row
        for row in pq.read_table(parsed.tables["parked_row"]).to_pylist()
    }
    sheets = []
    for form in template().forms:
        mine = _by_row(one for one in waiting if one.sheet_key == form.key)
        if mine:
            columns = parsed.about["sheets"][form.key]["columns"]
            cells = {row: _cells(columns, rows[form.key, row]) for row in mine}
            sheets.append(WaitingSheet(form, cells, mine))
    return sheets


def corrections_workbook(
    ws: Workspace,
    kept: Kept,
    language: str,
    *,
    taken: Container[tuple[str, int]] = frozenset(),
    edits: Edits | None = None,
) -> bytes:
    """Return a workbook of the rows that wait, ready to be mended and brought back.

    With `edits` (new texts by sheet and row, then field) it is mended already.
    """
    waiting = waiting_sheets(ws, kept, taken)
    if not waiting:
        raise Refused(NOTHING_WAITS)
    book = Book(language)
    sheets = []
    for one in waiting:
        sheet = book.add_form(one.form, one.form.title[language])
        _write_rows(book, sheet, one, edits or {})
        _write_ids(sheet, one.form, kept.parsed_key, one.findings)
        sheets.append((one.form, sheet))
    if edits is None:
        book.add_lists()
        for form, sheet in sheets:
            book.add_validation(sheet, form)
    else:  # nobody will type into it; the same edits are the same bytes
        book.file.set_properties({"created": dt.datetime(2026, 1, 1)})
    book.add_meta({"corrects": kept.parsed_key})
    return book.close()


def _by_row(findings: Any) -> Waiting:
    rows: Waiting = {}
    for one in findings:
        rows.setdefault(one.row, []).append(one)
    return dict(sorted(rows.items()))


def _cells(
    columns: Mapping[str, str], row: Mapping[str, Any]
) -> dict[str, tuple[str, str]]:
    """Return the text and kind of every field's cell in a waiting row."""
    texts, kinds = json.loads(row["cells"]), json.loads(row["kinds"])
    return {
        field_id: (texts[letter], kinds[letter])
        for field_id, letter in columns.items()
        if letter in texts
    }


def _write_rows(
    book: Book, sheet: Worksheet, waiting: WaitingSheet, edits: Edits
) -> None:
    form = waiting.form
    note_column = len(form.fields) + 1
    title = template().own["note"][book.language]
    head = book.style(bold=True, bg_color=PALE_RED, bottom=1, bottom_color=RED)
    sheet.write_string(HEADER_ROW, note_column, title, head)
    sheet.set_column(note_column, note_column, NOTE_WIDTH)
    wrapped = book.style(text_wrap=True, valign="top")
    rows = waiting.findings.items()
    for place, (row, findings) in enumerate(rows, start=FIRST_ROW):
        wrong = {one.field_id: one for one in findings}
        mended = {
            field_id: (text, "text")
            for field_id, text in edits.get((form.key, row), {}).items()
        }
        cells = {**waiting.cells[row], **mended}
        for column, one in enumerate(form.fields, start=1):
            found = wrong.get(one.id)
            cell = cells.get(one.id, ("", "text"))
            if cell[0] or found:
                _write(book, sheet, (place, column), cell, found)
        notes = "\n".join(_note(one, book.language) for one in findings)
        sheet.write_string(place, note_column, notes, wrapped)


def _write(
    book: Book,
    sheet: Worksheet,
    at: tuple[int, int],
    cell: tuple[str, str],
    found: IntakeFinding | None,
) -> None:
    text, kind = cell
    red = {"bg_color": PALE_RED, "border": 1, "border_color": RED} if found else {}
    if found:
        sheet.write_comment(*at, _reason(found, book.language), COMMENT)
    if kind == "number":
        share = text.endswith("%")
        number = float(text.rstrip("%")) / (100 if share else 1)
        style = book.style(num_format="0.##%" if share else "General", **red)
        sheet.write_number(*at, number, style)
    elif kind == "date" and (day := _day(text)) is not None:
        sheet.write_datetime(*at, day, book.style(num_format="d.m.yyyy", **red))
    else:
        sheet.write_string(*at, text, book.style(num_format="@", valign="top", **red))


def _write_ids(sheet: Worksheet, form: Form, parsed_key: str, waiting: Waiting) -> None:
    for place, row in enumerate(waiting, start=FIRST_ROW):
        sheet.write_string(place, 0, row_id(parsed_key, form.key, row))


def _day(text: str) -> dt.datetime | None:
    try:
        day = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _reason(one: IntakeFinding, language: str) -> str:
    return f"{one.title(language)}. {one.message(language)} {one.how_to_fix(language)}"


def _note(one: IntakeFinding, language: str) -> str:
    return f"{one.header}: {one.message(language)} {one.how_to_fix(language)}"
