"""What a column of a table is, and how its values are written.

The end of a column's name tells its type (`_count`, `_share`, `_date`, …); a
missing value is said in words, and a suppressed one is `..`.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from etl.settings import SQL
from ui import text
from ui.text import _

KINDS_BY_ENDING = {
    "_count": "number",
    "_share": "share",
    "_date": "date",
    "_days": "number",
    "_weeks": "number",
    "_hours": "number",
    "_km": "number",
    "_eur": "number",
}
RIGHT_ALIGNED = frozenset({"number", "share", "interval", "date", "written"})


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `name` is a column of the frame, or the two ends of an interval. Without a
    `label` the heading of `sql/columns.toml` is used. `kind` is
    text, number, share, date, interval, yes_no, or written (a figure that the page
    has put into words, to the right); empty: found from the name.
    `words` turns codes into texts. `mark` names a column of states whose marks
    stand before the text. `bar` (a state or `accent`) draws a bar up to `top`.
    `missing` is what to write for a missing value instead of "not known".
    """

    name: str | tuple[str, str]
    label: str = ""
    kind: str = ""
    decimals: int = 0
    unit: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    bar: str = ""
    top: float = 0
    missing: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the columns of the frame that this column reads."""
        return self.name if isinstance(self.name, tuple) else (self.name,)

    @property
    def heading(self) -> str:
        """Return the heading in the reader's language."""
        if self.label:
            return self.label
        known = described(self.names[0].removesuffix("_low"))
        label = known["label_en"] if known else ""
        return _(label) if label else self.names[0]

    def kind_in(self, rows: pd.DataFrame) -> str:
        """Return the kind of this column among `rows`."""
        if self.kind or self.words:
            return self.kind or "text"
        if isinstance(self.name, tuple):
            return "interval"
        for ending, kind in KINDS_BY_ENDING.items():
            if self.name.endswith(ending):
                return kind
        if is_bool_dtype(rows[self.name]):
            return "yes_no"
        return "number" if is_numeric_dtype(rows[self.name]) else "text"


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    return tomllib.loads((SQL / "columns.toml").read_text(encoding="utf-8"))


def described(name: str) -> dict[str, str] | None:
    """Return what `sql/columns.toml` says of a column, None if nothing."""
    return _descriptions().get(name)


def write_cell(column: Column, row: Mapping[str, Any], kind: str) -> str:
    """Write one value as a reader sees it."""
    values = [row.get(name) for name in column.names]
    if all(text.is_missing(value) for value in values):
        if row.get("is_suppressed") is True and kind != "text":
            return text.suppressed()
        return column.missing or ("" if kind == "text" else text.unknown())
    if kind == "interval":
        share = column.names[0].removesuffix("_low").endswith("_share")
        written = text.interval(*values, column.decimals, share=share)
    else:
        written = _write(values[0], kind, column)
    return text.with_unit(written, column.unit)


def _write(value: Any, kind: str, column: Column) -> str:
    if column.words:
        return column.words.get(str(value), str(value))
    if kind == "number":
        return text.number(value, column.decimals)
    if kind == "share":
        return text.percent(value, column.decimals)
    if kind == "date" and isinstance(value, dt.date):
        return text.date(value)
    if kind == "yes_no":
        return _("yes") if value else _("no")
    return str(value)
