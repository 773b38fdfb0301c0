"""One column under the type that its content suggests."""

from dataclasses import dataclass, field
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
    formats: list[str]
    missing: frozenset[int]
    is_text_file: bool

    @property
    def has_stored_numbers(self) -> bool:
        """Say whether the file itself holds numbers here, not only texts."""
        return "n" in self.kinds
