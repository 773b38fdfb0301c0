"""The `Vie` menu: rows as csv, xlsx or parquet, with all that explains them.

What leaves the screen carries its filters, sources, date, build and class; cells
that a spreadsheet would take for a formula are made plain text.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import streamlit as st
import xlsxwriter

from ui import text
from ui.frame import outbox
from ui.page import DISCLOSURE
from ui.tables.columns import Column, described
from ui.text import _
from ui.warehouse import build_facts
from ui.workspace_choice import is_demo

FORMULA_STARTS = (*"=+-@\t\r\n|%", *"\uff1d\uff0b\uff0d\uff20")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
PARQUET_TYPE = "application/vnd.apache.parquet"
MOST_XLSX_ROWS = 1_048_575
"""Rows that a sheet of Excel has below its headings."""


Rows = pd.DataFrame | Callable[[], pd.DataFrame]


@dataclass(frozen=True)
class Sheet:
    """The rows of one figure and everything that explains them.

    Rows that take long to read are given as the act that reads them.
    """

    title: str
    rows: Rows
    columns: Sequence[Column]
    filters: Mapping[str, str]
    sources: Sequence[str]
    disclosure: str


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


def menu(
    key: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    filters: Mapping[str, str],
    sources: Sequence[str],
    disclosure: str,
) -> None:
    """Show the popover `Vie` with the rows as csv and xlsx.

    `filters` is label -> chosen value; `sources` are the strings of the source
    line; `disclosure` is internal, confidential, partner or public.
    """
    sheet = Sheet(title, rows, columns, filters, sources, disclosure)
    offer(key, sheet, "xlsx", "csv")


def offer(key: str, sheet: Sheet, *kinds: str) -> None:
    """Show the popover `Vie` with a sheet as files of some kinds.

    A file is written when its link is opened, outside the page.
    """
    with st.popover(_("Export"), key=f"export-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        if not outbox.is_open():
            words = _("Exports need the server: start it with python server.py")
            st.html(f"<p>{escape(words)}</p>")
            return
        prepared, name, facts = ready(sheet), file_name(key), _facts(sheet)
        ways = {
            "xlsx": (xlsx_bytes, XLSX_TYPE, _("Excel workbook (xlsx)")),
            "csv": (csv_bytes, CSV_TYPE, _("Table for other uses (csv)")),
            "parquet": (parquet_bytes, PARQUET_TYPE, _("For analysis (parquet)")),
        }
        for kind in kinds:
            write, media_type, words = ways[kind]
            link = outbox.deposit(
                partial(write, prepared),
                file_name=f"{name}.{kind}",
                media_type=media_type,
                facts=facts,
            )
            st.html(f'<p><a href="{link}" target="_self">{escape(words)}</a></p>')


def _facts(sheet: Sheet) -> dict[str, Any]:
    """Return what the audit trail is told of an export."""
    facts = build_facts()
    rows = len(sheet.rows) if isinstance(sheet.rows, pd.DataFrame) else None
    return {
        "title": sheet.title,
        "filters": {label: value for label, value in sheet.filters.items() if value},
        "rows": rows,
        "class": sheet.disclosure,
        "build": facts.build_id if facts else "",
    }


def ready(sheet: Sheet) -> Ready:
    """Put into words all that needs the reader, so that the rest can be done later."""
    return Ready(
        lines=tuple(explanation(sheet)),
        pairs=tuple(headers(sheet.columns)),
        rows=sheet.rows,
        tabs=(_("Rows"), _("About")),
    )


def file_name(key: str) -> str:
    """Return the name of an export: product, figure, date, and `esimerkki` if so."""
    facts = build_facts()
    built_at = text.local(facts.built_at) if facts else dt.datetime.now()
    example = "_esimerkki" if is_demo() else ""
    return f"voimavara_{key}_{built_at:%Y-%m-%d}{example}"


def as_csv(sheet: Sheet) -> bytes:
    """Write the rows for Finnish Excel: `;`, decimal comma, byte-order mark."""
    return csv_bytes(ready(sheet))


def as_xlsx(sheet: Sheet) -> bytes:
    """Write the rows to one sheet and what explains them to another."""
    return xlsx_bytes(ready(sheet))


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


def explanation(sheet: Sheet) -> list[str]:
    """Return what a reader must know of the rows, one sentence a line."""
    facts = build_facts()
    lines = [sheet.title]
    if is_demo():
        lines.insert(0, _("EXAMPLE DATA") + ": " + _("companies and numbers made up"))
    lines += [f"{label}: {value}" for label, value in sheet.filters.items() if value]
    lines += [_("Source") + ": " + source for source in sheet.sources]
    if facts:
        moment = text.moment(facts.built_at)
        lines.append(_("Build {moment}").format(moment=moment) + f" ({facts.build_id})")
    lines.append(_("Class") + ": " + _(DISCLOSURE[sheet.disclosure]))
    lines.append(_("An empty cell means that the value is not known or not shown."))
    return lines + [definition(name, header) for name, header in headers(sheet.columns)]


def definition(name: str, header: str) -> str:
    """Say what a column holds: its heading, its meaning and its name in the data."""
    known = described(name)
    return f"{header}: {_(known['meaning'])} ({name})" if known else f"{header}: {name}"


def headers(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return (name in the rows, header); an interval becomes two columns."""
    pairs: list[tuple[str, str]] = []
    for column in columns:
        if len(column.names) == 1:
            pairs.append((column.names[0], column.heading))
        else:
            ends = (_("at least"), _("at most"))
            pairs += [
                (name, f"{column.heading}, {end}")
                for name, end in zip(column.names, ends, strict=True)
            ]
    return pairs


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
