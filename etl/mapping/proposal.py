"""What is proposed for a file before anybody has chosen: columns, options, sheets.

A proposal is made without a person and decides nothing; a score under 80 is a hint
that is never chosen beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.mapping.model import FileMapping

SURE = 80
"""From this score (of 100) a target is chosen beforehand."""

HINT = 65
"""From this score a target is offered, and no more than offered."""


@dataclass(frozen=True)
class SheetProposal:
    """One sheet of the file: what it is for, and where its table is."""

    sheet: str
    role: str
    """`data`, `lookup`, `notes` or `empty`."""
    state: str
    """`visible`, `hidden` or `very_hidden`."""
    header_rows: tuple[int, ...] = ()
    first_data_row: int = 0
    last_data_row: int = 0
    rows: int = 0
    columns: int = 0
    preview: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """The first rows as shown: row number and the texts of the first columns."""


@dataclass(frozen=True)
class ColumnProposal:
    """What one column is proposed to be, how sure that is, and what it holds."""

    sheet: str
    column: str
    """The column's letter."""
    header: str
    target: str = ""
    source: str = "none"
    """`template`, `remembered`, `alias`, `wording`, `content` or `none`."""
    score: int = 0
    alternatives: tuple[tuple[str, int], ...] = ()
    samples: tuple[str, ...] = ()
    filled: int = 0
    options: Mapping[str, int] = field(default_factory=dict)
    option_values: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    """What parts several answers in its cells, as found; empty for one answer."""
    needs_choice: bool = True
    old_wording: str = ""
    is_personal: bool = False


@dataclass(frozen=True)
class MappingProposal:
    """A whole file: the mapping as proposed, and what it still lacks."""

    mapping: FileMapping
    columns: tuple[ColumnProposal, ...] = ()
    sheets: tuple[SheetProposal, ...] = ()
    missing: tuple[str, ...] = ()
    """Targets of mandatory fields that nothing fills."""
    remembered: FileMapping | None = None
    is_ours: bool = False
    """The file follows our template and needs no mapping."""

    @property
    def undecided(self) -> tuple[ColumnProposal, ...]:
        """The columns that need a person's choice."""
        return tuple(column for column in self.columns if column.needs_choice)

    @property
    def is_complete(self) -> bool:
        """Whether the file can be read by the mapping as it stands."""
        return not self.missing and bool(self.mapping.sheets)
