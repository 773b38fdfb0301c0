"""One column under the type that its content suggests."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, Literal

from etl.reading.model import Finding

ProposedType = Literal[
    "text",
    "number",
    "percent",
    "date",
    "timestamp",
    "duration",
    "boolean",
    "multiselect",
    "business_id",
    "postal_code",
    "phone",
    "code",
    "class",
    "empty",
]


@dataclass(slots=True)
class ColumnReport:
    """One column under the type that its content suggests.

    `values` maps sheet rows to the value under that type; a cell that does not
    fit is absent there and has a finding instead.
    """

    number: int
    header: str
    type: ProposedType = "text"
    values: dict[int, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    options: dict[str, int] = field(default_factory=dict)
    """Options of a multi-select with their counts."""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The filled cells of one column inside the table."""

    number: int
    header: str
    rows: list[int]
    texts: list[str]
    kinds: str
    formats: str | list[str]
    """One number format for all cells, or one for each."""
    missing: frozenset[int]
    is_text_file: bool

    @property
    def even_kind(self) -> str:
        """Return the letter of the kind that all cells have, empty if they differ."""
        first = self.kinds[:1]
        return first if self.kinds.count(first) == len(self.kinds) else ""

    @property
    def codes(self) -> Iterable[str]:
        """Return the number format of each cell."""
        if isinstance(self.formats, str):
            return repeat(self.formats, len(self.rows))
        return self.formats

    @property
    def typed(self) -> list[str]:
        """Return the texts of the cells that hold text."""
        if self.even_kind:
            return self.texts if self.even_kind == "t" else []
        return [
            text
            for text, kind in zip(self.texts, self.kinds, strict=True)
            if kind == "t"
        ]

    @property
    def has_stored_numbers(self) -> bool:
        """Say whether the file itself holds numbers here, not only texts."""
        return "n" in self.kinds
