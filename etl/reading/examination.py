"""What a workbook seems to hold: tables, roles, a type for each column.

Everything here is a proposal by content. A type is fixed only when a person or
a remembered mapping has said which field a column is.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from etl.reading.model import Finding, Sheet, Workbook
from etl.reading.tables import Table

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


@dataclass(slots=True)
class SheetReport:
    """One sheet: its table, its columns and what is worth knowing about it."""

    sheet: Sheet
    table: Table
    columns: dict[int, ColumnReport] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Examination:
    """The whole file under the proposal."""

    workbook: Workbook
    sheets: list[SheetReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
