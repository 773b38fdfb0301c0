"""Tables that are read without a mouse: plain HTML, and ranked rows to choose.

A column's end tells its type (`_count`, `_share`, `_days`, `_date`, …), as
named in `sql/columns.toml`; a missing value is said in words, never left empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `name` is a column of the frame, or the two ends of an interval. `kind` is
    text, number, share, date, interval, mark, and found from the name when empty.
    `bar` draws a bar in the column, up to `top`.
    """

    name: str | tuple[str, str]
    label: str
    kind: str = ""
    decimals: int = 0
    unit: str = ""
    bar: str = ""
    top: float = 0
    missing: str = ""


@dataclass(frozen=True)
class Ranked:
    """One row to choose from a ranked list.

    `lead` stands first (rank), `name` is the button, `note` below it, `cells`
    are plain texts; `low` and `high` make the interval bar at the end.
    """

    row_id: str
    name: str
    note: str = ""
    lead: str = ""
    cells: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    bar_text: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Group:
    """Ranked rows under one heading: a state's mark, its word and the count."""

    state: str
    title: str
    rows: Sequence[Ranked]
    count_text: str = ""
    closed: bool = False


def table(rows: pd.DataFrame, columns: Sequence[Column], *, caption: str) -> None:
    """Show `rows` as an accessible table; `caption` is read, not seen."""
    raise NotImplementedError


def table_below(rows: pd.DataFrame, columns: Sequence[Column], *, caption: str) -> None:
    """Show under a figure, closed, the same rows as a table."""
    raise NotImplementedError


def ranked_rows(
    groups: Sequence[Group],
    *,
    key: str,
    headings: Sequence[str],
    widths: Sequence[float],
    bar_tone: str = "certain",
    bar_top: float = 100,
) -> str:
    """Show ranked rows, chosen by their name; return the chosen row's id.

    The choice lives in `?key=`; without one the first row is chosen.
    `headings` are: lead, name, one per cell, bar.
    """
    raise NotImplementedError
