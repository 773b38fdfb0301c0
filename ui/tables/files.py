"""Rows written to csv, xlsx and parquet, away from any page and any reader.

Cells that a spreadsheet would take for a formula are made plain text.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from ui import text

FORMULA_STARTS = (*"=+-@\t\r\n|%", *"\uff1d\uff0b\uff0d\uff20")
Rows = pd.DataFrame | Callable[[], pd.DataFrame]
"""Rows, or the act that reads them when they take long."""


@dataclass(frozen=True)
class Ready:
    """A sheet in the reader's language, to be written when somebody fetches it."""

    lines: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    rows: Rows
    tabs: tuple[str, str]

    def frame(self) -> pd.DataFrame:
        """Return the rows."""
        return self.rows if isinstance(self.rows, pd.DataFrame) else self.rows()


def csv_bytes(sheet: Ready) -> bytes:
    """Write a prepared sheet as csv."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for words in sheet.lines:
        writer.writerow(["# " + words])
    writer.writerow([plain(header) for _name, header in sheet.pairs])
    for row in sheet.frame().to_dict("records"):
        writer.writerow([_csv_value(row.get(name)) for name, _header in sheet.pairs])
    return target.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: Ready) -> bytes:
    """Write a prepared sheet as a workbook."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "d.m.yyyy"})
    data = book.add_worksheet(sheet.tabs[0])
    for at, (_name, header) in enumerate(sheet.pairs):
        data.write_string(0, at, header, bold)
        data.set_column(at, at, max(12, min(40, len(header) + 4)))
    for line, row in enumerate(sheet.frame().to_dict("records"), start=1):
        for at, (name, _header) in enumerate(sheet.pairs):
            _write_xlsx(data, line, at, row.get(name), day)
    data.freeze_panes(1, 0)
    about = book.add_worksheet(sheet.tabs[1])
    about.set_column(0, 0, 100)
    for line, words in enumerate(sheet.lines):
        about.write_string(line, 0, words)
    book.close()
    return target.getvalue()


def parquet_bytes(sheet: Ready) -> bytes:
    """Write a prepared sheet as parquet, typed; its metadata has what explains it.

    Texts stay as they are: no program takes them for formulas there.
    """
    table = pa.Table.from_pandas(sheet.frame(), preserve_index=False)
    about = {"voimavara": "\n".join(sheet.lines).encode()}
    target = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(about), target, compression="zstd")
    return target.getvalue()


def plain(value: str) -> str:
    """Make a text harmless that a spreadsheet would run as a formula."""
    is_formula = value.startswith(FORMULA_STARTS) or value.strip().startswith(
        FORMULA_STARTS
    )
    return "'" + value if is_formula else value


def _csv_value(value: Any) -> str:
    if text.is_missing(value):
        return ""
    if isinstance(value, float):
        # a whole number has all of its digits, however long
        digits = f"{value:.0f}" if value.is_integer() else f"{value:.10g}"
        return digits.replace(".", ",")
    if isinstance(value, bool | int):
        return str(int(value))
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    return plain(str(value))


def _write_xlsx(sheet: Any, line: int, at: int, value: Any, day: Any) -> None:
    if text.is_missing(value):
        return
    if isinstance(value, bool | int | float):
        sheet.write_number(line, at, float(value))
    elif isinstance(value, dt.date):
        moment = dt.datetime(value.year, value.month, value.day)
        sheet.write_datetime(line, at, moment, day)
    else:
        sheet.write_string(line, at, str(value))
