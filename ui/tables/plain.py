"""A plain table: HTML that a screen reader walks by row and column."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from ui import text
from ui.drawing import bars, marks
from ui.remembered import remembered
from ui.tables.columns import RIGHT_ALIGNED, Column, write_cell
from ui.text import _

MOST_ROWS = 200


def table(
    rows: pd.DataFrame, columns: Sequence[Column], *, caption: str, first: int = 0
) -> None:
    """Show `rows` as an accessible table; `caption` is read aloud, not seen.

    With `first` only so many rows are meant to be shown.
    """
    st.html(table_html(rows, columns, caption=caption, most=first or MOST_ROWS))
    if len(rows) > MOST_ROWS and not first:
        words = _("{shown} of {all} rows are shown; the export has them all.")
        shown = text.number(MOST_ROWS)
        sentence = words.format(shown=shown, all=text.number(len(rows)))
        st.html(f'<p class="vv-note">{escape(sentence)}</p>')


def table_below(
    rows: pd.DataFrame, columns: Sequence[Column], *, caption: str, label: str = ""
) -> None:
    """Show under a figure, closed, the same rows as a table.

    Where several tables follow each other, `label` tells which this one is.
    """
    with st.expander(label or _("The same as a table")):
        table(rows, columns, caption=caption)


@remembered(160)
def table_html(
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    caption: str,
    most: int = MOST_ROWS,
) -> str:
    """Return the table as HTML; every text in it is escaped."""
    kinds = [column.kind_in(rows) for column in columns]
    head = "".join(
        f'<th scope="col"{_head_align(column, kind)}>{escape(column.heading)}</th>'
        for column, kind in zip(columns, kinds, strict=True)
    )
    rows = rows.head(most)
    tops = [_top(rows, column) for column in columns]
    body = "".join(
        "<tr>" + _row(row, columns, kinds, tops) + "</tr>"
        for row in rows.to_dict("records")
    )
    return (
        f'<table class="vv-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(
    row: Mapping[Any, Any],
    columns: Sequence[Column],
    kinds: Sequence[str],
    tops: Sequence[float],
) -> str:
    cells = []
    for at, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
        tag = 'th scope="row"' if at == 0 else "td"
        content = _content(column, row, kind, tops[at])
        align = "" if column.bar else _align(kind)
        cells.append(f"<{tag}{align}>{content}</{tag[:2]}>")
    return "".join(cells)


def _content(column: Column, row: Mapping[Any, Any], kind: str, top: float) -> str:
    written = escape(write_cell(column, row, kind))
    if column.mark and not text.is_missing(row.get(column.mark)):
        return f"{marks.state(str(row[column.mark]))} {written}"
    if not column.bar:
        return written
    values = [row.get(name) for name in column.names]
    if kind == "interval":
        bar = bars.interval_bar(*values, top=top, tone=column.bar)
        return f"{bar} <small>{written}</small>"
    bar = bars.plain_bar(values[0], top=top, tone=column.bar)
    return f'<span class="vv-barred"><span>{written}</span>{bar}</span>'


def _top(rows: pd.DataFrame, column: Column) -> float:
    if column.top or not column.bar or rows.empty:
        return column.top
    largest = rows[list(column.names)].max(axis=None)
    return 0.0 if text.is_missing(float(largest)) else float(largest)


def _head_align(column: Column, kind: str) -> str:
    """Put the label over the numbers, which a bar follows at the right."""
    if column.bar:
        return "" if kind == "interval" else ' class="vv-over-bar"'
    return _align(kind)


def _align(kind: str) -> str:
    return ' class="vv-right"' if kind in RIGHT_ALIGNED else ""
