"""Workbooks for the tests of intake: a right one, and ways to damage it."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from etl.intake.template import template
from etl.reading.model import Column, Sheet, Workbook

Row = dict[str, Any]
Sheets = dict[str, list[Row]]

KINDS: dict[type, str] = {str: "t", dt.date: "d"}
"""How a reader marks a cell: text, a date, else a number."""

FIRST, SECOND = "9123456-5", "9123457-3"
RIGHT: Sheets = {
    "yritykset": [
        {
            "ytunnus": company,
            "nimi": f"Keksitty {number} Oy",
            "kunta": "297",
            "henkilosto": 40 + number,
            "haastattelu_pvm": "1.6.2025",
            "kierros": "2026-1",
            "julkisuusluokka": "sisäinen",
            "lupa_nimella": "e",
            "lupa_koonti": "k",
        }
        for number, company in enumerate((FIRST, SECOND))
    ],
    "syotteet": [
        {"ytunnus": FIRST, "syote": "letkut", "toimittaja": "Keksi A", "osuus_pct": 60},
        {"ytunnus": FIRST, "syote": "letkut", "toimittaja": "Keksi B", "osuus_pct": 40},
        {"ytunnus": SECOND, "syote": "teräs", "osuus_pct": 100, "varasto_pv": 14},
    ],
    "tyovoima": [
        {"ytunnus": FIRST, "isco4": "7212", "henkilot": 12, "yli55": 4},
        {"ytunnus": SECOND, "isco4": "7223", "henkilot": 5, "yli55": "eos"},
    ],
}


def write_sheets(
    sheets: Mapping[str, list[Row]],
    *,
    language: str = "fi",
    has_ids: bool = True,
    has_meta: bool = True,
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """Write rows as a workbook of the template, with or without its hidden parts."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": dt.datetime(2026, 1, 1)})
        for form in template().forms:
            if form.key not in sheets:
                continue
            title = (titles or {}).get(form.key, form.title[language])
            sheet = book.add_worksheet(title)
            for place, one in enumerate(form.fields, start=1):
                if has_ids:
                    sheet.write_string(0, place, one.id)
                sheet.write_string(1, place, one.header(language))
            for number, row in enumerate(sheets[form.key], start=2):
                for place, one in enumerate(form.fields, start=1):
                    if row.get(one.id) is not None:
                        sheet.write(number, place, row[one.id])
        if has_meta:
            meta = book.add_worksheet("_meta")
            meta.write_column(0, 0, ["template", "version"])
            meta.write_column(0, 1, [template().id, str(template().version)])
            meta.very_hidden()
    return buffer.getvalue()


def read_sheets(sheets: Mapping[str, list[Row]]) -> Workbook:
    """Return rows as a reader gives them, without writing a file."""
    book = Workbook("kysely.xlsx", "xlsx")
    for key, rows in sheets.items():
        form = template().form(key)
        sheet = Sheet(form.title["fi"], max_row=len(rows) + 2)
        for place, one in enumerate(form.fields, start=2):
            cells = [(1, one.id, "t"), (2, one.header("fi"), "t")]
            for number, row in enumerate(rows, start=3):
                if row.get(one.id) is not None:
                    value = row[one.id]
                    kind = KINDS.get(type(value), "n")
                    cells.append((number, str(value), kind))
            sheet.columns[place] = column_of(place, cells)
        book.sheets.append(sheet)
    return book


def column_of(number: int, cells: list[tuple[int, str, str]]) -> Column:
    """Return a column from (row, text, kind letter)."""
    rows, texts, kinds = zip(*cells, strict=True)
    return Column(number, list(rows), list(texts), "".join(kinds))


@pytest.fixture
def right() -> Sheets:
    """Return rows without a fault; each test has a copy of its own."""
    return {key: [dict(row) for row in rows] for key, rows in RIGHT.items()}


@pytest.fixture
def write() -> Callable[..., bytes]:
    """Return the writer of workbooks."""
    return write_sheets


@pytest.fixture
def read() -> Callable[..., Workbook]:
    """Return the maker of workbooks that were read."""
    return read_sheets


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the build behind the commands; return the workspaces it was asked for."""
    asked: list[str] = []

    class Result:
        build_id = "b1"

    def build(ws: Any) -> Result:
        asked.append(ws.name)
        return Result()

    monkeypatch.setattr("etl.intake.command.build", build)
    return asked


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes, str], Path]:
    """Return a saver of bytes under a name."""

    def save(content: bytes, name: str = "kysely.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save


@pytest.fixture
def right_file(right: Sheets, saved: Callable[[bytes, str], Path]) -> Path:
    """Return a saved workbook without a fault."""
    return saved(write_sheets(right), "kysely.xlsx")
