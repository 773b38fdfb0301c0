"""Where the data ends: total rows and notes under a table are not answers."""

import re
from collections import Counter

from etl.reading.tables.occupancy import Occupancy
from etl.reading.words import compared

# a note rarely stands deeper under a table than this
TAIL_ROWS = 40
LONG_REMARK = 60
# in a table so wide, a block under a gap that fills half of it sums something up
WIDE = 4
_TOTAL = re.compile(
    r"(?:(?:kaikki |\w+ )?yhteensä|yht|(?:kokonais|loppu|väli)?summa|keskiarvo|"
    r"mediaani|keskihajonta|minimi|maksimi|lukumäärä|(?:grand |sub ?)?total|sum|"
    r"average|mean|median|totalt|summa totalt|sammanlagt|delsumma|medelvärde|"
    r"medeltal|summe|gesamt|insgesamt|zwischensumme)(?:[\s:=.,%€\d-]*|\s*\([^)]*\))"
)
_SUM_OF_SOME = re.compile(r"(?:yhteensä|välisumma|delsumma|subtotal|totalt|total)\b")
_REMARK = re.compile(
    r"(?:\*|huom|lähde|lähteet|viite|selite|päivitetty|note|source|updated|obs|källa|"
    r"anm)\b.*|\*.*"
)


class Tail:
    """Splits the filled rows under a header into data, totals and notes."""

    def __init__(self, space: Occupancy, rows: list[int], columns: list[int]) -> None:
        self.space = space
        self.rows = rows
        self.columns = columns
        self.typed = space.value_columns(rows[:100]) & set(columns)
        self.texts = space.texts(rows[-TAIL_ROWS:])
        counts = sorted(space.fill_counts(rows[:200]).values())
        self.usual = counts[len(counts) // 2] if counts else 0
        self.totals: list[int] = []
        self.notes: list[int] = []

    def split(self) -> list[int]:
        """Return the data rows; totals and notes are kept aside."""
        data = self.before_second_table()
        while len(data) > 1 and data[-1] in self.texts:
            row = data[-1]
            if self.is_total(row):
                self.totals.append(row)
            elif self.is_note(row, after_gap=self.has_gap_above(row)):
                self.notes.append(row)
            else:
                break
            data.pop()
        return data

    def before_second_table(self) -> list[int]:
        """Return the rows before another header, which begins another table."""
        held = set(self.rows)
        for place, row in enumerate(self.rows):
            is_apart = place and row - 1 not in held and row + 1 in held
            if is_apart and self.is_second_header(row):
                self.notes += self.rows[place:]
                return self.rows[:place]
        return list(self.rows)

    def is_second_header(self, row: int) -> bool:
        """Say whether a row of texts stands where the columns hold values."""
        cells = self.space.texts([row, row + 1])
        names = cells[row]
        if len(names) < 2 or len(names) <= 0.5 * self.usual:
            return False
        typed = self.typed & names.keys()
        if not typed or any(self.space.is_value(row, number) for number in names):
            return False
        return any(self.space.is_value(row + 1, number) for number in cells[row + 1])

    def has_gap_above(self, row: int) -> bool:
        """Say whether an empty row stands between this row and the one before.

        Rows already taken as notes belong to the same block of notes.
        """
        place = self.rows.index(row)
        while place and self.rows[place - 1] == self.rows[place] - 1:
            place -= 1
            if self.fill(self.rows[place]) > 0.5 * self.usual:
                return False
        return place > 0

    def fill(self, row: int) -> int:
        """Return how many cells of a row are filled."""
        return len(self.texts.get(row, ())) or self.usual

    def looks_like_data(self, row: int) -> bool:
        """Say whether a row is filled as the others are, with values where they are."""
        if self.fill(row) <= 0.5 * self.usual:
            return False
        values = [self.space.is_value(row, number) for number in self.typed]
        return not values or any(values)

    def is_total(self, row: int) -> bool:
        """Say whether a row sums up the others."""
        cells = self.texts[row]
        if self.is_sum_row(row):
            return True
        first = cells.get(min(cells, default=0), "")
        return _TOTAL.fullmatch(compared(first)) is not None

    def totals_within(self, data: list[int]) -> list[int]:
        """Return the rows among the data that sum up the ones above them.

        The row says so in words and has formulas where answers have none.
        """
        formulas: Counter[int] = Counter()
        for number in self.columns:
            column = self.space.sheet.columns.get(number)
            held = column.formulas if column else frozenset()
            if 2 * len(held) < len(data):
                formulas.update(held)
        rows = [row for row in data if row in formulas]
        texts = self.space.texts(rows)
        return [
            row
            for row in rows
            if any(map(_SUM_OF_SOME.search, map(compared, texts[row].values())))
        ]

    def is_sum_row(self, row: int) -> bool:
        """Say whether a row has formulas alone, where the rows above have values."""
        filled = [number for number in self.columns if number in self.texts[row]]
        columns = [self.space.sheet.columns[number] for number in filled]
        place = self.rows.index(row)
        above = self.rows[max(place - 3, 0) : place]
        if not columns or not above or self.columns[0] in filled:
            return False
        return all(
            row in column.formulas and column.formulas.isdisjoint(above)
            for column in columns
        )

    def is_note(self, row: int, *, after_gap: bool) -> bool:
        """Say whether a row holds a remark and not an answer."""
        cells = self.texts[row]
        if after_gap and self.usual >= WIDE and len(cells) <= 0.5 * self.usual:
            return True
        if any(
            self.space.is_value(row, number) for number in self.typed & cells.keys()
        ):
            return False
        if len(cells) > 0.5 * self.usual and len(cells) > 1:
            return False
        first = cells[min(cells)]
        if first.startswith("*") and len(cells) == 1:
            return True
        if len(cells) == 1 and _REMARK.fullmatch(compared(first)):
            return True
        if self.typed & cells.keys():
            return True
        if self.usual < 3 or not self.typed:
            return after_gap and len(first) > LONG_REMARK
        is_under_note = bool(self.notes) and self.notes[-1] == row + 1
        is_sparse = len(cells) <= 0.3 * self.usual
        return is_sparse and (after_gap or is_under_note or len(first) > LONG_REMARK)
