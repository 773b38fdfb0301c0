"""Tables that are read without a mouse: plain HTML, and ranked rows to choose."""

from ui.tables.columns import Column, write_cell
from ui.tables.plain import table, table_below
from ui.tables.ranked import Group, Ranked, ranked_rows

__all__ = [
    "Column",
    "Group",
    "Ranked",
    "ranked_rows",
    "table",
    "table_below",
    "write_cell",
]
