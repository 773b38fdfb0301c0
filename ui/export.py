"""The `Vie` menu: the rows of a figure as csv or xlsx, with all that explains them.

What leaves the screen carries its filters, sources, date, build and class; cells
that a spreadsheet would take for a formula are made plain text.
"""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
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


@dataclass(frozen=True)
class Sheet:
    """The rows of one figure and everything that explains them."""

    title: str
    rows: pd.DataFrame
    columns: Sequence[Column]
    filters: Mapping[str, str]
    sources: Sequence[str]
    disclosure: str


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
    with st.popover(_("Export"), key=f"export-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        if not outbox.is_open():
            words = _("Exports need the server: start it with python server.py")
            st.html(f"<p>{escape(words)}</p>")
            return
        sheet = Sheet(title, rows, columns, filters, sources, disclosure)
        name = file_name(key)
        links = (
            (as_xlsx(sheet), f"{name}.xlsx", XLSX_TYPE, _("Excel workbook (xlsx)")),
            (as_csv(sheet), f"{name}.csv", CSV_TYPE, _("Table for other uses (csv)")),
        )
        for content, file, media_type, words in links:
            link = outbox.deposit(content, file_name=file, media_type=media_type)
            st.html(f'<p><a href="{link}" target="_self">{escape(words)}</a></p>')


def file_name(key: str) -> str:
    """Return the name of an export: product, figure, date, and `esimerkki` if so."""
    facts = build_facts()
    built_at = text.local(facts.built_at) if facts else dt.datetime.now()
    example = "_esimerkki" if is_demo() else ""
    return f"voimavara_{key}_{built_at:%Y-%m-%d}{example}"


def as_csv(sheet: Sheet) -> bytes:
    """Write the rows for Finnish Excel: `;`, decimal comma, byte-order mark."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for words in explanation(sheet):
        writer.writerow(["# " + words])
    pairs = headers(sheet.columns)
    writer.writerow([plain(header) for _name, header in pairs])
    for row in sheet.rows.to_dict("records"):
        writer.writerow([_csv_value(row.get(name)) for name, _header in pairs])
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """Write the rows to one sheet and what explains them to another."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "d.m.yyyy"})
    data = book.add_worksheet(_("Rows"))
    pairs = headers(sheet.columns)
    for at, (_name, header) in enumerate(pairs):
        data.write_string(0, at, header, bold)
        data.set_column(at, at, max(12, min(40, len(header) + 4)))
    for line, row in enumerate(sheet.rows.to_dict("records"), start=1):
        for at, (name, _header) in enumerate(pairs):
            _write_xlsx(data, line, at, row.get(name), day)
    data.freeze_panes(1, 0)
    about = book.add_worksheet(_("About"))
    about.set_column(0, 0, 100)
    for line, words in enumerate(explanation(sheet)):
        about.write_string(line, 0, words)
    book.close()
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
        return f"{value:.10g}".replace(".", ",")
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
