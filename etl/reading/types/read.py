"""Read the cells of a column under its proposed type.

A cell ends in one of three ways: it has a value; it has none and a finding says
why; or it has a value with a finding that says what was done to it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from etl.reading.model import number_behind
from etl.reading.types.codes import Cell, CodeReading
from etl.reading.types.dates import date_of, is_month_first
from etl.reading.types.figures import (
    LONGEST_FIGURE,
    DecimalSign,
    decimal_sign,
    is_percent,
    number_of,
    whole,
)
from etl.reading.types.hints import hint_of, is_dont_know
from etl.reading.types.model import ColumnReport, Content, ProposedType
from etl.reading.types.plain import plain_values
from etl.reading.types.propose import is_scale
from etl.reading.types.values import is_duration, step_of
from etl.reading.words import tidy

# a serial of this size in a column of dates is one that lost its format
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000
# more dates than this among numbers are meant, not damage
FEW_DATES = 0.2
ORDINAL_OF_ZERO = 693_594


class ColumnReading(CodeReading):
    """Reads one column; the report holds the outcome."""

    def __init__(self, content: Content, proposed: ProposedType, sheet: str) -> None:
        super().__init__(content, proposed, sheet)
        self.decimal: DecimalSign = ","
        self.month_first = False
        self.is_scale = False
        self.counts_percents = hint_of(content.header) == "percent"
        self.dates_are_few = content.kinds.count("d") < FEW_DATES * len(content.kinds)
        self.readers: dict[str, Callable[[Cell], Any]] = {
            "number": self.number,
            "percent": self.percent,
            "date": self.date,
            "timestamp": self.date,
            "duration": self.date,
            "boolean": self.boolean,
            "business_id": self.business_id,
            "postal_code": self.postal_code,
            "phone": self.phone,
            "code": self.code,
            "class": self.size_class,
        }

    def read(self) -> ColumnReport:
        """Read every cell."""
        content, report = self.content, self.report
        plain = plain_values(content, report.type)
        if plain is not None:
            report.values = plain
            return report
        typed = content.typed
        self.decimal = decimal_sign([one for one in typed if len(one) < LONGEST_FIGURE])
        self.is_scale = report.type == "number" and is_scale(content)
        if report.type in ("date", "timestamp"):
            self.month_first = is_month_first(typed[:500], content.header)
        self.read_cells(self.readers.get(report.type, self.text))
        return report

    def read_cells(self, reader: Callable[[Cell], Any]) -> None:
        """Read cell by cell; what was read once without a finding is remembered."""
        content, values, findings = (
            self.content,
            self.report.values,
            self.report.findings,
        )
        known: dict[tuple[str, str, str], Any] = {}
        for row, text, kind, code in zip(
            content.rows, content.texts, content.kinds, content.codes, strict=True
        ):
            key = (text, kind, code)
            if key in known:
                values[row] = known[key]
                continue
            before = len(findings)
            value = self.read_cell(Cell(row, text, kind, code), reader)
            if value is not None:
                values[row] = value
                if len(findings) == before:
                    known[key] = value

    def read_cell(self, cell: Cell, reader: Callable[[Cell], Any]) -> Any:
        """Read one cell; errors have no value, and a don't-know is one of any type."""
        if cell.kind in "e-":
            return self.common(cell)
        if cell.kind == "t" and is_dont_know(cell.text):
            return tidy(cell.text)
        return reader(cell)

    def text(self, cell: Cell) -> Any:
        """Read text as it is; truth values and dates keep their own form."""
        if cell.kind == "b":
            return cell.text == "TRUE"
        if is_duration(cell.code) and cell.kind == "d":
            return duration(cell.text)
        return tidy(cell.text)

    def number(self, cell: Cell) -> Any:
        """Read a number."""
        if cell.kind == "n":
            if cell.text.endswith("%") and self.counts_percents:
                # other cells of the column say 25 for what this one stores as 0.25
                return whole(float(cell.text[:-1]))
            return whole(number_behind(cell.text))
        if cell.kind == "d" and self.dates_are_few and "T" not in cell.text:
            return self.made_a_date(cell, "{day}.{month}")
        if self.empty_mark(cell):
            return None
        value = number_of(cell.text, self.decimal) if cell.kind == "t" else None
        if value is None and self.is_scale:
            return step_of(cell.text)
        if value is None:
            return self.find("NOT_A_NUMBER", cell)
        if is_percent(cell.text) and not self.counts_percents:
            value = whole(value / 100)
        self.tell_text_number(cell, value)
        return value

    def tell_text_number(self, cell: Cell, value: Any) -> None:
        """Say that a text was read as a number, where other cells are numbers."""
        if self.content.has_stored_numbers and not self.content.is_text_file:
            self.find("TEXT_READ_AS_NUMBER", cell, number=value)

    def percent(self, cell: Cell) -> Any:
        """Read a share; 25 among 0.25 could be either and is asked about."""
        if cell.kind == "n":
            value = number_behind(cell.text)
            if not cell.text.endswith("%") and abs(value) > 1:
                return self.find("PERCENT_OR_SHARE", cell, share=f"{cell.text} %")
            return whole(value)
        if cell.kind == "d":
            return self.made_a_date(cell, "{day}.{month}")
        if self.empty_mark(cell):
            return None
        number = number_of(cell.text, self.decimal) if cell.kind == "t" else None
        if number is None:
            return self.find("NOT_A_NUMBER", cell)
        if not is_percent(cell.text):
            return whole(number) if abs(number) <= 1 else self.share_text(cell)
        value = whole(round(number / 100, 12))
        self.tell_text_number(cell, value)
        return value

    def share_text(self, cell: Cell) -> None:
        """Ask about a typed number above one."""
        self.find("PERCENT_OR_SHARE", cell, share=f"{cell.text} %")

    def date(self, cell: Cell) -> Any:
        """Read a day, a moment or a duration."""
        if cell.kind == "d":
            return duration(cell.text) if is_duration(cell.code) else cell.text
        if self.empty_mark(cell):
            return None
        if cell.kind == "n":
            return self.serial(cell)
        value = date_of(cell.text, month_first=self.month_first)
        return value if value else self.find("NOT_A_DATE", cell)

    def serial(self, cell: Cell) -> None:
        """Ask about a number in a column of dates."""
        number = number_behind(cell.text)
        if not FIRST_SERIAL <= number <= LAST_SERIAL:
            return self.find("NOT_A_DATE", cell)
        day = dt.date.fromordinal(ORDINAL_OF_ZERO + int(number)).isoformat()
        return self.find("SERIAL_IN_DATE_COLUMN", cell, proposal=day)

    def boolean(self, cell: Cell) -> Any:
        """Read a truth value; another word stays as it is."""
        return cell.text == "TRUE" if cell.kind == "b" else cell.text.strip()


def duration(text: str) -> str:
    """Write a duration of `255:10:10` as `duration 10 d 15:10:10`."""
    hours, _, rest = text.lstrip("-").partition(":")
    if not hours.isdigit():
        return text
    days, left = divmod(int(hours), 24)
    sign = "-" if text.startswith("-") else ""
    return f"duration {sign}{days} d {left:02d}:{rest}"
