"""The `Vie` menu: rows as csv, xlsx or parquet, with all that explains them.

What leaves the screen carries its filters, sources, date, build and class; cells
that a spreadsheet would take for a formula are made plain text.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from ui import text
from ui.frame import outbox
from ui.page import DISCLOSURE
from ui.protection.layers import refusal
from ui.tables.columns import Column, described
from ui.tables.files import Ready, Rows, csv_bytes, parquet_bytes, xlsx_bytes
from ui.text import _
from ui.warehouse import build_facts
from ui.workspace_choice import is_demo

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
PARQUET_TYPE = "application/vnd.apache.parquet"
MOST_XLSX_ROWS = 1_048_575
"""Rows that a sheet of Excel has below its headings."""


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
    row_count: int | None = None
    """How many rows there are, where they are not read yet."""


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


def offer(key: str, sheet: Sheet | Callable[[], Sheet], *kinds: str) -> None:
    """Show the popover `Vie` with a sheet, or what makes one, as files of some kinds.

    A file is written when its link is opened, outside the page.
    """
    with st.popover(_("Export"), key=f"export-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        if not outbox.is_open():
            words = _("Exports need the server: start it with python server.py")
            st.html(f"<p>{escape(words)}</p>")
            return
        made = sheet if isinstance(sheet, Sheet) else sheet()
        if words := _refusal(made):
            st.html(f"<p>{escape(words)}</p>")
            return
        prepared, name, facts = ready(made), file_name(key), _facts(made)
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


def _refusal(sheet: Sheet) -> str:
    """Say why the reader may not take rows out side by side; "" if they may.

    Whole tables are weighed when the reader's file is written.
    """
    return refusal(sheet.rows) if isinstance(sheet.rows, pd.DataFrame) else ""


def _facts(sheet: Sheet) -> dict[str, Any]:
    """Return what the audit trail is told of an export."""
    facts = build_facts()
    rows = len(sheet.rows) if isinstance(sheet.rows, pd.DataFrame) else sheet.row_count
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
