"""Rows of a page as a table of a document, written as on the page."""

from collections.abc import Sequence

import pandas as pd

from ui import text
from ui.documents.model import MOST_ROWS, Table
from ui.documents.rows import Rows
from ui.tables.columns import RIGHT_ALIGNED, Column, write_cell
from ui.text import _


def of_rows(rows: pd.DataFrame, columns: Sequence[Column], *, caption: str) -> Table:
    """Return a table of the first `MOST_ROWS` rows; the workbook has them all."""
    kinds = [column.kind_in(rows) for column in columns]
    shown = rows.head(MOST_ROWS)
    return Table(
        caption=caption,
        headings=[column.heading for column in columns],
        rows=[
            [
                write_cell(column, row, kind)
                for column, kind in zip(columns, kinds, strict=True)
            ]
            for row in shown.to_dict("records")
        ],
        right=[kind in RIGHT_ALIGNED for kind in kinds],
        note=_note(len(shown), len(rows)),
        data=Rows(tuple(headers(columns)), rows),
    )


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


def _note(shown: int, count: int) -> str:
    if shown == count:
        return ""
    words = _("{shown} of {all} rows are here; the Excel workbook has them all.")
    return words.format(shown=text.number(shown), all=text.number(count))
