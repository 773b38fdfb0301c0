"""Which cells of a sheet hold something, seen by row and by column.

A cell of blanks alone (a space, a no-break space) is used but not filled; only
filled cells decide where a table is.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from etl.reading.model import Column, Sheet
from etl.reading.types.values import is_value_like
from etl.reading.words import clean

# beyond so wide a gap a handful of cells is not part of the table
FAR_COLUMNS = 50
FAR_ROWS = 500
FEW_CELLS = 3
TOP_ROWS = 60
_RULER = re.compile(r"[-=_+:|*]{3,}")


class Occupancy:
    """The filled cells of one sheet without those that are far from all others."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.filled = {
            number: rows
            for number, column in sheet.columns.items()
            if (rows := filled_rows(column))
        }
        self.far: list[tuple[int, int]] = []
        self.drop_far_columns()
        self.drop_far_rows()
        self.drop_rulers()
        self.columns = sorted(self.filled)
        self.rows = sorted(set().union(*self.filled.values()))

    def drop_far_columns(self) -> None:
        """Take out columns beyond a wide gap when they hold next to nothing."""
        numbers = sorted(self.filled)
        for before, after in pairwise(numbers):
            beyond = [number for number in numbers if number >= after]
            cells = sum(len(self.filled[number]) for number in beyond)
            if after - before > FAR_COLUMNS and cells <= FEW_CELLS:
                for number in beyond:
                    rows = self.filled.pop(number)
                    self.far.extend((row, number) for row in rows)
                return

    def drop_far_rows(self) -> None:
        """Take out cells below a deep gap when they are next to none."""
        rows = sorted(set().union(*self.filled.values()))
        for before, after in zip(
            rows[-FEW_CELLS - 1 :], rows[-FEW_CELLS:], strict=False
        ):
            if after - before <= FAR_ROWS:
                continue
            far = [
                (row, number)
                for number, held in self.filled.items()
                for row in held
                if row >= after
            ]
            if len(far) <= FEW_CELLS:
                self.far.extend(far)
                for number, held in list(self.filled.items()):
                    self.filled[number] = [row for row in held if row < after]
                self.filled = {key: held for key, held in self.filled.items() if held}
            return

    def drop_rulers(self) -> None:
        """Take out the lines of a printed table: they hold no answers."""
        first = {number: rows[:TOP_ROWS] for number, rows in self.filled.items()}
        lines: dict[int, list[int]] = {}
        for number, rows in first.items():
            column = self.sheet.columns[number]
            for row in rows:
                if _RULER.fullmatch(column.text(row).strip()):
                    lines.setdefault(row, []).append(number)
        for row, numbers in lines.items():
            held = [number for number, rows in first.items() if row in rows]
            if len(held) > 1 and held == numbers:
                self.far.extend((row, number) for number in numbers)
                for number in numbers:
                    self.filled[number].remove(row)
        self.filled = {number: rows for number, rows in self.filled.items() if rows}

    def top(self) -> dict[int, dict[int, str]]:
        """Return the first filled rows: row to column to cleaned text."""
        wanted = self.rows[:TOP_ROWS]
        return self.texts(wanted)

    def texts(self, wanted: list[int]) -> dict[int, dict[int, str]]:
        """Return the filled cells of some rows."""
        found: dict[int, dict[int, str]] = {row: {} for row in wanted}
        for number in self.columns:
            column = self.sheet.columns[number]
            for row in wanted:
                place = column.position(row)
                if place >= 0 and (text := clean(column.texts[place])):
                    found[row][number] = text
                elif place >= 0 and row in column.missing:
                    found[row][number] = ""
        return found

    def is_value(self, row: int, number: int) -> bool:
        """Say whether a cell holds a number, a date or a truth value."""
        column = self.sheet.columns.get(number)
        place = column.position(row) if column else -1
        if column is None or place < 0:
            return False
        kind = column.kinds[place]
        return kind in "nbde-" or (kind == "t" and is_value_like(column.texts[place]))

    def value_columns(self, rows: list[int]) -> set[int]:
        """Return the columns that mostly hold values in these neighbouring rows."""
        found: set[int] = set()
        if not rows:
            return found
        for number in self.columns:
            held = self.filled[number]
            first, last = bisect_left(held, rows[0]), bisect_right(held, rows[-1])
            filled = held[first:last]
            values = sum(self.is_value(row, number) for row in filled)
            if filled and values >= 0.6 * len(filled):
                found.add(number)
        return found

    def fill_counts(self, rows: list[int]) -> Counter[int]:
        """Return how many columns are filled in each of these rows."""
        wanted = set(rows)
        counts: Counter[int] = Counter(dict.fromkeys(rows, 0))
        for held in self.filled.values():
            counts.update(wanted.intersection(held))
        return counts


def filled_rows(column: Column) -> list[int]:
    """Return the rows whose cell holds more than blanks."""
    stripped = list(map(str.strip, column.texts))
    if all(stripped):
        return list(column.rows)
    pairs = zip(column.rows, stripped, strict=True)
    return [row for row, text in pairs if text or row in column.missing]
