"""A document as a workbook: a sheet for each table, and one that explains them.

Numbers and dates are values, texts are texts: nothing in it is a formula.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import xlsxwriter

from ui import text
from ui.documents import labels
from ui.documents.model import Document, Heading, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
Cells = Iterator[list[Any]]


def xlsx_bytes(document: Document) -> bytes:
    """Write a document as a workbook; the same document gives the same bytes."""
    target = io.BytesIO()
    plain_texts = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True, **plain_texts})
    known: dict[str, Any] = {"title": document.title, "author": "Voimavara"}
    book.set_properties(
        known | {"created": document.stamp.at or dt.datetime(2000, 1, 1)}
    )
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    day = book.add_format({"num_format": "d.m.yyyy"})
    tables = [one for one in document.sections if isinstance(one, Table)]
    for name, one in zip(_names(document), tables, strict=True):
        sheet = book.add_worksheet(name)
        headings, rows = _cells(one)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, bold)
            sheet.set_column(at, at, max(12, min(40, len(heading) + 4)))
        for line, values in enumerate(rows, start=1):
            for at, value in enumerate(values):
                _write(sheet, line, at, value, day)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
    about = book.add_worksheet(labels.word(document, labels.ABOUT))
    about.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    for line, words in enumerate(labels.explained(document)):
        about.write_string(line, 0, words)
    book.close()
    return target.getvalue()


def _cells(one: Table) -> tuple[list[str], Cells]:
    if one.data is None:
        return list(one.headings), (list(row) for row in one.rows)
    names = [name for name, _heading in one.data.pairs]
    return [heading for _name, heading in one.data.pairs], _values(one, names)


def _values(one: Table, names: list[str]) -> Cells:
    frame = one.data.read() if one.data else pd.DataFrame()
    for row in frame.to_dict("records"):
        yield [row.get(name) for name in names]


def _names(document: Document) -> list[str]:
    """Return a name for each table: `Rows` for the only one, else what is over it."""
    over, found = "", []
    for one in document.sections:
        if isinstance(one, Heading):
            over = one.words
        elif isinstance(one, Table):
            words = NOT_IN_NAMES.sub(" ", one.caption or over)
            found.append(f"{len(found) + 1} {words}".strip()[:LONGEST_NAME].strip())
    return (
        found if len(found) > 1 else [labels.word(document, labels.ROWS)][: len(found)]
    )


def _write(sheet: Any, line: int, at: int, value: Any, day: Any) -> None:
    if text.is_missing(value) or value == "":
        return
    if isinstance(value, bool | int | float):
        sheet.write_number(line, at, float(value))
    elif isinstance(value, dt.date):
        moment = dt.datetime(value.year, value.month, value.day)
        sheet.write_datetime(line, at, moment, day)
    else:
        sheet.write_string(line, at, str(value))
