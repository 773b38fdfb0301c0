"""Cells collected by column, in the shape in which they are sent.

Only used cells are kept, so what a sheet costs depends on what was typed in it
and never on where.
"""

from operator import lt
from typing import Any

from etl.reading.child.refusal import Refusal
from etl.reading.limits import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
)

# a character that JSON leaves alone and that texts hardly ever hold
SEPARATOR = "\x7f"


def gaps_of(rows: list[int]) -> list[int] | None:
    """Return the rows left out between the first and the last, when they are few."""
    if rows[-1] - rows[0] >= 2 * len(rows):
        return None
    return sorted(set(range(rows[0], rows[-1] + 1)).difference(rows))


class Column:
    """One column while it grows; parallel lists, one entry per used cell."""

    __slots__ = ("formats", "formulas", "kinds", "missing", "rows", "texts")

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.texts: list[str] = []
        self.kinds: list[str] = []
        self.formats: list[list[Any]] = []
        self.formulas: list[int] = []
        self.missing: list[int] = []

    def add(self, row: int, text: str, kind: str, code: str = "General") -> None:
        """Add one cell."""
        self.rows.append(row)
        self.texts.append(text)
        self.kinds.append(kind)
        self.add_format(code, 1)

    def add_format(self, code: str, count: int) -> None:
        """Note that the next `count` cells have this number format."""
        if self.formats and self.formats[-1][0] == code:
            self.formats[-1][1] += count
        else:
            self.formats.append([code, count])

    def packed(self) -> dict[str, Any]:
        """Return the column as it is sent; repeated things are sent once."""
        rows = self.rows
        kinds = "".join(self.kinds)
        text = SEPARATOR.join(self.texts)
        gaps = gaps_of(rows)
        is_joined = text.count(SEPARATOR) == len(rows) - 1
        return {
            "span": [rows[0], rows[-1]],
            "gaps": gaps,
            "rows": rows if gaps is None else [],
            "texts": text if is_joined else self.texts,
            "kinds": kinds[0] if kinds == kinds[0] * len(kinds) else kinds,
            "formats": self.formats,
            "formulas": self.formulas,
            "missing": self.missing,
        }

    def put_in_order(self) -> None:
        """Mend a file that has its rows out of order or a cell twice."""
        if all(map(lt, self.rows, self.rows[1:])):
            return
        codes = [code for code, count in self.formats for _ in range(count)]
        last = {row: place for place, row in enumerate(self.rows)}
        kinds = "".join(self.kinds)
        places = [last[row] for row in sorted(last)]
        self.rows = [self.rows[place] for place in places]
        self.texts = [self.texts[place] for place in places]
        self.kinds = [kinds[place] for place in places]
        self.formats = []
        for place in places:
            self.add_format(codes[place], 1)


def longest(column: Column) -> int:
    """Return the length of the longest text; numbers are short by nature."""
    if not any("t" in kinds for kinds in column.kinds):
        return 0
    return max(map(len, column.texts))


class Grid:
    """All columns of one sheet; counts against the limits of the whole file."""

    counted = 0
    """Cells of every sheet so far."""

    def __init__(self) -> None:
        self.columns: dict[int, Column] = {}

    def column(self, number: int) -> Column:
        """Return the column, new if need be."""
        held = self.columns.get(number)
        if held is None:
            if number > LAST_COLUMN or number < 1:
                raise Refusal("CORRUPT_FILE", "column", column=number)
            if len(self.columns) >= MAX_COLUMNS:
                raise Refusal("TOO_MANY_COLUMNS", limit=MAX_COLUMNS)
            held = self.columns[number] = Column()
        return held

    def count(self, cells: int) -> None:
        """Stop before more cells are held than any survey has."""
        Grid.counted += cells
        if Grid.counted > MAX_CELLS:
            raise Refusal("TOO_MANY_CELLS", limit=MAX_CELLS)

    def packed(self) -> dict[int, dict[str, Any]]:
        """Return every column that has a cell, ready to be sent."""
        packed = {}
        for number in sorted(self.columns):
            column = self.columns[number]
            if not column.rows:
                continue
            column.put_in_order()
            if len(column.rows) > MAX_ROWS:
                raise Refusal("TOO_LARGE", "rows", limit=MAX_ROWS)
            if not 1 <= column.rows[0] <= column.rows[-1] <= LAST_ROW:
                raise Refusal("CORRUPT_FILE", "row", row=column.rows[-1])
            if longest(column) > MAX_CELL_CHARACTERS:
                raise Refusal("TOO_LARGE", "cell", limit=MAX_CELL_CHARACTERS)
            packed[number] = column.packed()
        return packed


def number_of(letters: str) -> int:
    """Return the number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """Return the letters of a column: 1 is A."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def span_of(reference: str) -> list[int]:
    """Return first row, first column, last row, last column of `A1:J2`."""
    first, _, last = reference.replace("$", "").partition(":")
    numbers = []
    for cell in (first, last or first):
        letters = cell.rstrip("0123456789")
        numbers += [int(cell[len(letters) :]), number_of(letters[:4])]
    return numbers
