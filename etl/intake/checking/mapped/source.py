"""One sheet of a file under its mapping: which column is what, where the answers are.

Columns are found by their headers. Two columns of one header are told apart by their
order, as tools write them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from etl.intake.values import Shown, fold
from etl.mapping.model import ColumnMapping, SheetMapping
from etl.reading.model import Sheet, letters
from etl.reading.tables import Table, find_table
from etl.reading.types.dates import date_of, is_month_first
from etl.reading.words import compared

MISSING_FORMULA = "m"
"""The kind of a cell whose formula was saved without its value."""


@dataclass(eq=False)
class Source:
    """A sheet of the file and how it is read."""

    sheet: Sheet
    mapping: SheetMapping
    table: Table
    columns: dict[int, ColumnMapping] = field(default_factory=dict)
    """The columns that the mapping knows, by number, in the order of the file."""
    unused: dict[tuple[int, int], str] = field(default_factory=dict)
    """Why a mapped cell (row, column) gives no answer, where it is not plain."""
    answered_again: set[int] = field(default_factory=set)
    """Rows of respondents who have answered again later."""
    joined: dict[int, list[int]] = field(default_factory=dict)
    """Rows that were joined, by the one of them that holds their answers."""

    @cached_property
    def rows(self) -> set[int]:
        """The rows that hold answers."""
        return set(self.table.rows)

    @property
    def header_row(self) -> int:
        """The last row above the answers that belongs to the header."""
        rows = self.table.header_rows
        return rows[-1] if rows else max(0, self.table.first_data_row - 1)

    @property
    def new_columns(self) -> list[int]:
        """Columns with answers that the mapping does not know."""
        return [number for number in self.table.columns if number not in self.columns]

    def header(self, number: int) -> str:
        """Return the header of a column, its letter when it has none."""
        return self.table.headers.get(number) or letters(number)

    def targets(self, form: str) -> list[tuple[int, ColumnMapping]]:
        """Return the columns that go to one sheet of the template."""
        return [pair for pair in self.columns.items() if pair[1].form == form]

    def number_of(self, header: str) -> int:
        """Return the number of the first column of a header, 0 when there is none."""
        key = compared(header)
        if not key:
            return 0
        found = (n for n, name in self.table.headers.items() if compared(name) == key)
        return next(found, 0)

    def shown(self, number: int, row: int) -> Shown | None:
        """Return a cell with something in it, None when it is empty."""
        column = self.sheet.columns.get(number)
        place = column.position(row) if column else -1
        if column is None or place < 0:
            return None
        formats = column.formats
        form = formats if isinstance(formats, str) else formats[place]
        if row in column.missing:
            return Shown("", MISSING_FORMULA, form)
        text = column.texts[place]
        return Shown(text, column.kinds[place], form) if text.strip() else None

    def moments(self, number: int) -> Mapping[int, str]:
        """Return the time in each row of a column, in a form that sorts."""
        texts = {row: shown.text for row, shown in self._cells(number)}
        header = self.table.headers.get(number, "")
        month_first = is_month_first(list(texts.values()), header)
        read = {
            row: date_of(text, month_first=month_first) for row, text in texts.items()
        }
        return {row: moment for row, moment in read.items() if moment}

    def _cells(self, number: int) -> Iterator[tuple[int, Shown]]:
        for row in self.table.rows:
            shown = self.shown(number, row)
            if shown is not None:
                yield row, shown


class Made(NamedTuple):
    """A cell of the template and the cells of the file that it was made of."""

    text: str
    kind: str
    number_format: str
    source: Source
    row: int
    columns: tuple[int, ...] = ()
    """Empty: the mapping says it, not the file."""

    @property
    def shown(self) -> Shown:
        """The cell as the readers of values take it."""
        return Shown(self.text, self.kind, self.number_format)


def read_source(sheet: Sheet, mapping: SheetMapping) -> Source:
    """Find the table of a sheet and the columns that the mapping names."""
    source = Source(sheet, mapping, table_under(sheet, mapping.header_rows))
    known: dict[tuple[str, int], ColumnMapping] = {}
    seen: Counter[str] = Counter()
    for column in mapping.columns:
        key = compared(column.header)
        known[key, seen[key]] = column
        seen[key] += 1
    seen = Counter()
    for number in source.table.columns:
        key = compared(source.table.headers.get(number, ""))
        found = known.get((key, seen[key]))
        seen[key] += 1
        if found is not None:
            source.columns[number] = found
    return source


def table_under(sheet: Sheet, header_rows: tuple[int, ...] | None) -> Table:
    """Return the table of a sheet, under the header rows that a person has named."""
    table = find_table(sheet)
    if not header_rows or tuple(table.header_rows) == header_rows:
        return table
    return find_table(sheet, header_row=header_rows[-1])


def folded_values(column: ColumnMapping) -> dict[str, str]:
    """Return the codes of a column's answers by the answer, however it is written."""
    return {fold(label): code for label, code in column.values.items()}
