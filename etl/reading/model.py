"""What was read from one spreadsheet, before anybody has said what it means.

Nothing here is typed by content: a cell keeps the text a person sees, the kind
that the file itself states, and the number format. Cells are sparse and kept by
column, so a stray cell in the last row of a sheet costs one entry.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from etl.reading.finding import Finding, Severity, UnreadableFile

__all__ = [
    "Cell",
    "Column",
    "DeclaredRange",
    "Finding",
    "Severity",
    "Sheet",
    "UnreadableFile",
    "Workbook",
    "column_number",
    "letters",
    "number_behind",
]

Kind = Literal["text", "number", "boolean", "date", "error", "empty"]
State = Literal["visible", "hidden", "very_hidden"]

KINDS: Mapping[str, Kind] = {
    "t": "text",
    "n": "number",
    "b": "boolean",
    "d": "date",
    "e": "error",
    "-": "empty",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the text a person sees and what the file says about it.

    `raw_text` shows a stored number as its format does, but rounded nowhere and
    with a decimal point: `00100`, `25%`, `1234.5`, `2021-02-15T11:57:08.316`;
    `number` is the value behind a number or a percentage (0.25).
    """

    row: int
    column: int
    raw_text: str
    kind: Kind
    number: float | None = None
    number_format: str = "General"
    has_formula: bool = False
    value_missing: bool = False

    @property
    def reference(self) -> str:
        """`C14`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(slots=True)
class Column:
    """The used cells of one column, ascending by row; parallel sequences.

    `kinds` has one letter per cell (see KINDS); `formats` is one number format
    for all cells or one per cell.
    """

    number: int
    rows: Sequence[int] = ()
    texts: list[str] = field(default_factory=list)
    kinds: str = ""
    formats: str | list[str] = "General"
    formulas: frozenset[int] = frozenset()
    missing: frozenset[int] = frozenset()

    @property
    def letters(self) -> str:
        """`AB`."""
        return letters(self.number)

    def position(self, row: int) -> int:
        """Return where `row` stands in the sequences, or -1."""
        place = bisect_left(self.rows, row)
        found = place < len(self.rows) and self.rows[place] == row
        return place if found else -1

    def text(self, row: int) -> str:
        """Return the text of the cell in `row`, empty when there is none."""
        place = self.position(row)
        return self.texts[place] if place >= 0 else ""

    def cell(self, row: int) -> Cell:
        """Return the cell in `row`; an unused one is of kind `empty`."""
        place = self.position(row)
        if place < 0:
            return Cell(row, self.number, "", "empty")
        return self.cell_at(place)

    def cell_at(self, place: int) -> Cell:
        """Return the cell at `place` of the sequences."""
        row, text, kind = self.rows[place], self.texts[place], self.kinds[place]
        number = number_behind(text) if kind == "n" else None
        formats = self.formats
        return Cell(
            row,
            self.number,
            text,
            KINDS[kind],
            number,
            formats if isinstance(formats, str) else formats[place],
            row in self.formulas,
            row in self.missing,
        )

    def cells(self) -> Iterator[Cell]:
        """Yield the used cells from the top."""
        return (self.cell_at(place) for place in range(len(self.rows)))


@dataclass(frozen=True, slots=True)
class DeclaredRange:
    """A table object: its corners, and how many total rows it ends in."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    total_rows: int = 0


@dataclass(slots=True)
class Sheet:
    """One sheet (or the whole of a csv file, whose rows are its records)."""

    name: str
    state: State = "visible"
    columns: dict[int, Column] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column of each merged block."""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    tables: list[DeclaredRange] = field(default_factory=list)
    """Ranges that the file itself declares to be tables."""
    list_sources: list[str] = field(default_factory=list)
    """Formulas of this sheet's drop-down lists: `Valinnat!$A$2:$A$9`."""
    is_pivot: bool = False
    page_texts: list[str] = field(default_factory=list)
    """Page headers and footers, and texts in boxes drawn on the sheet."""
    max_row: int = 0
    max_column: int = 0

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell; an unused one is of kind `empty`."""
        held = self.columns.get(column)
        return held.cell(row) if held else Cell(row, column, "", "empty")

    def text(self, row: int, column: int) -> str:
        """Return the text of one cell, empty when it is unused."""
        held = self.columns.get(column)
        return held.text(row) if held else ""

    @property
    def cell_count(self) -> int:
        """Used cells of the sheet."""
        return sum(len(column.rows) for column in self.columns.values())


@dataclass(slots=True)
class Workbook:
    """Everything read from one file, and what the reading itself noticed."""

    name: str
    kind: Literal["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"]
    sheets: list[Sheet] = field(default_factory=list)
    encoding: str | None = None
    delimiter: str | None = None
    profile: str | None = None
    findings: list[Finding] = field(default_factory=list)
    date1904: bool = False
    beside: list[str] = field(default_factory=list)
    """Pieces of text outside the cells in which a marking could stand."""

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that exact name."""
        return next((one for one in self.sheets if one.name == name), None)


def number_behind(text: str) -> float:
    """Return the stored number of a shown one: 0.25 of `25%`, 100 of `00100`."""
    if text.endswith("%"):
        return float(text[:-1]) / 100
    try:
        return float(text)
    except ValueError:
        # a picture such as 0000000-0 puts signs between the digits
        return float("".join(filter(str.isdigit, text)))


def letters(column: int) -> str:
    """Return the letters of a column number: 1 is A, 28 is AB."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """Return the number of a column's letters: A is 1, AB is 28."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number
