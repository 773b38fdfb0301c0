"""The table found in a sheet.

Row and column numbers are the sheet's own, as a person sees them on the screen.
"""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["data", "lookup", "notes", "empty"]


@dataclass(slots=True)
class Table:
    """Where the header and the data of one sheet are."""

    role: Role = "empty"
    header_rows: list[int] = field(default_factory=list)
    first_data_row: int = 0
    last_data_row: int = 0
    rows: list[int] = field(default_factory=list)
    """Data rows in order; blank rows inside the table are left out."""
    columns: list[int] = field(default_factory=list)
    headers: dict[int, str] = field(default_factory=dict)
    """Column number to header; a two-row header is joined by ` / `."""
    header_cells: dict[int, int] = field(default_factory=dict)
    """Column number to the row in which its (lower) header stands."""
    blank_rows: list[int] = field(default_factory=list)
    total_rows: list[int] = field(default_factory=list)
    rows_below: list[int] = field(default_factory=list)
    """Rows under the table that hold notes, not data."""
    inner_totals: list[int] = field(default_factory=list)
    """Rows among the data that sum up some of them."""
    repeated_headers: list[int] = field(default_factory=list)
    """Rows among the data that say the header once more."""
    above: list[tuple[int, int]] = field(default_factory=list)
    """Used cells (row, column) over the header."""
    stray: list[tuple[int, int]] = field(default_factory=list)
    """Used cells beside or far from the table."""
    filled: list[tuple[int, int]] = field(default_factory=list)
    """Cells (row, column) that repeat the text of a block merged over them."""
    blocks: list[str] = field(default_factory=list)
    """Where no table was found: the ranges that are filled, largest first."""

    @property
    def is_found(self) -> bool:
        """Say whether there are rows that could be data."""
        return bool(self.rows)

    @property
    def inner_rows(self) -> list[int]:
        """Rows between the first and the last of the data that are no data."""
        return sorted({*self.inner_totals, *self.repeated_headers})
