"""Identifiers and classes under their types, and how a finding is noted."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from etl.reading.model import Finding, letters
from etl.reading.report.texts import CAUSES, SEVERITY
from etl.reading.types.figures import number_of
from etl.reading.types.identifiers import (
    business_id_of,
    is_valid_business_id,
    phone_of,
    postal_code_of,
    right_check_digit,
)
from etl.reading.types.model import ColumnReport, Content, ProposedType
from etl.reading.types.values import is_class_like, is_placeholder
from etl.reading.words import clean, plain_dashes

_ISO_DAY = re.compile(r"\d{4}-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell while it is read."""

    row: int
    text: str
    kind: str
    code: str


class CodeReading:
    """Reads the cells of one column of identifiers, codes or classes."""

    def __init__(self, content: Content, proposed: ProposedType, sheet: str) -> None:
        self.content = content
        self.sheet = sheet
        self.report = ColumnReport(content.number, content.header, proposed)

    @cached_property
    def counts(self) -> Counter[str]:
        """Return how often each text stands in the column."""
        return Counter(self.content.texts)

    def find(self, code: str, cell: Cell, **values: Any) -> None:
        """Note a finding about one cell."""
        place = f"{letters(self.content.number)}{cell.row}"
        header = self.content.header
        known = {
            "sheet": self.sheet,
            "cell": place,
            "header": header,
            "value": cell.text,
        }
        text, fix = CAUSES[code]
        self.report.findings.append(
            Finding(
                code,
                SEVERITY[code],
                text,
                fix,
                known | values,
                sheet=self.sheet,
                row=cell.row,
                column=letters(self.content.number),
                header=header,
                value=cell.text,
            )
        )

    def common(self, cell: Cell) -> Any:
        """Park what no type can read: error values and formulas without a result."""
        self.find("CELL_ERROR" if cell.kind == "e" else "FORMULA_NO_VALUE", cell)

    def empty_mark(self, cell: Cell) -> bool:
        """Read a dash as empty, and say so."""
        if not is_placeholder(cell.text):
            return False
        self.find("PLACEHOLDER_READ_AS_EMPTY", cell)
        return True

    def business_id(self, cell: Cell) -> Any:
        """Read a business id and check its last digit."""
        if self.empty_mark(cell):
            return None
        value = business_id_of(cell.text)
        if value is None:
            return self.find("NOT_A_BUSINESS_ID", cell)
        if not is_valid_business_id(value):
            right = right_check_digit(value)
            expected = f"{value[:8]}{right}" if right else "-"
            return self.find("BAD_BUSINESS_ID", cell, expected=expected)
        if cell.kind == "n" and "-" not in cell.text:
            self.find("NUMBER_READ_AS_ID", cell, proposal=value)
        return value

    def postal_code(self, cell: Cell) -> Any:
        """Read a postal code; lost zeros are put back."""
        if self.empty_mark(cell):
            return None
        value = postal_code_of(cell.text)
        if value is None:
            return self.find("NOT_A_POSTAL_CODE", cell)
        if len(clean(cell.text)) < 5:
            self.find("LOST_LEADING_ZEROS", cell, proposal=value)
        return value

    def phone(self, cell: Cell) -> Any:
        """Read one phone number."""
        if self.empty_mark(cell):
            return None
        value = phone_of(cell.text)
        return value if value else self.find("NOT_A_PHONE", cell)

    def code(self, cell: Cell) -> Any:
        """Read a code; Excel makes dates and shorter numbers of some."""
        if cell.kind == "d":
            return self.made_a_date(cell, "{day}.{month}")
        decimals = len(cell.text.partition(".")[2])
        if cell.kind == "n" and 0 < decimals < self.most_decimals:
            return self.find("CODE_LOST_A_ZERO", cell, proposal=f"{cell.text}0")
        return cell.text.strip()

    @cached_property
    def most_decimals(self) -> int:
        """Return the decimals of the longest code that is stored as text."""
        return max(
            (len(one.partition(".")[2]) for one in self.content.typed), default=0
        )

    def size_class(self, cell: Cell) -> Any:
        """Read a size class; a plain number is a class of its own."""
        if cell.kind == "d":
            return self.made_a_date(cell, "{day}-{month}")
        text = plain_dashes(clean(cell.text))
        is_known = (
            cell.kind != "t" or is_class_like(text) or number_of(text) is not None
        )
        if is_known or self.counts[cell.text] > 1 or not text[:1].isalnum():
            return text
        return self.find("NOT_A_CLASS", cell) if any(map(str.isdigit, text)) else text

    def made_a_date(self, cell: Cell, picture: str) -> None:
        """Ask about a date where a class or a code was meant."""
        match = _ISO_DAY.match(cell.text)
        proposal = ""
        if match:
            month, day = int(match.group(1)), int(match.group(2))
            proposal = picture.format(day=day, month=month)
        self.find("EXCEL_MADE_A_DATE", cell, proposal=proposal or cell.text)
