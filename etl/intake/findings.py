"""Findings of intake, one by one and grouped by cause, in any language.

A finding keeps its code and values; the words are made when somebody reads it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from etl.intake.causes import CAUSES, Text
from etl.language import N_, date, number, translator
from etl.reading.finding import shown_row
from etl.reading.model import Finding, Severity

Scope = Literal["file", "row", "cell", "none"]

ORDER: Mapping[Severity, int] = {"stop": 0, "ask": 1, "park": 2, "tell": 3}
CONSEQUENCES = {
    "row": N_("The whole row waits for correction. The other rows go in."),
    "cell": N_("Only this cell waits. The rest of its row goes in."),
}
PLACE = N_("{sheet}, cell {cell} ({header})")
ROW_PLACE = N_("{sheet}, row {row}")
MAX_SHOWN = 80
LEAVE = "leave"
"""The answer by which a cell waits, and a file stays out."""


@dataclass(frozen=True)
class IntakeFinding(Finding):
    """A finding about a field of the template, with what waits because of it."""

    sheet_key: str = ""
    field_id: str = ""
    scope: Scope = "none"
    proposal: str | None = None
    other: str | None = None
    """A second reading that a question offers."""
    question: str = ""
    """The key under which the answer for all cells of the cause is remembered."""
    value_question: str = ""
    """The key for this value alone; it goes before that of the cause."""
    answered: str = ""
    """What a person has answered, empty when nobody has."""

    @property
    def words(self) -> Text:
        """The words of this finding's code."""
        return CAUSES[self.code]

    def title(self, language: str) -> str:
        """Return the cause in a few words, also when it has been answered."""
        cause = CAUSES.get(str(self.values.get("asked", "")), self.words)
        return self._render(cause.title, language)

    def message(self, language: str) -> str:
        """Return what was found and what was expected."""
        return self._render(self.text, language)

    def how_to_fix(self, language: str) -> str:
        """Return what the reader can do, empty when there is nothing to do."""
        return self._render(self.fix, language) if self.fix else ""

    def consequence(self, language: str) -> str:
        """Return what waits because of this."""
        text = CONSEQUENCES.get(self.scope)
        return translator(language).gettext(text) if text else ""

    def place(self, language: str) -> str:
        """Return where it is: sheet, cell and header."""
        gettext = translator(language).gettext
        if self.cell:
            return gettext(PLACE).format(
                sheet=self.sheet, cell=self.cell, header=self.header
            )
        if self.row:
            row = shown_row(self.row)
            return gettext(ROW_PLACE).format(sheet=self.sheet, row=row)
        return self.sheet

    def as_json(self, language: str) -> dict[str, Any]:
        """Return the finding as the command line prints it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "sheet": self.sheet,
            "cell": self.cell,
            "row": shown_row(self.row) if self.row else self.row,
            "column": self.column,
            "field": self.field_id,
            "header": self.header,
            "value": self.value,
            "proposal": self.proposal,
            "question": self.question,
            "answer": self.answered,
            "waits": self.scope if self.scope in CONSEQUENCES else None,
            "message": self.message(language),
            "fix": self.how_to_fix(language),
        }

    def _render(self, text: str, language: str) -> str:
        shown = (
            self.value
            if len(self.value) <= MAX_SHOWN
            else (f"{self.value[:MAX_SHOWN]} …")
        )
        known = {
            "sheet": self.sheet,
            "row": shown_row(self.row or 0),
            "header": self.header,
            "value": shown,
        }
        values = {
            name: in_language(value, language)
            for name, value in (known | dict(self.values)).items()
        }
        return translator(language).gettext(text).format(**values)


def finding(code: str, **facts: Any) -> IntakeFinding:
    """Make a finding; its words and gravity follow from its code and its answer."""
    words = CAUSES[code]
    severity = words.severity
    if facts.get("answered") == LEAVE:
        severity = "stop" if facts.get("scope") == "file" else "park"
    elif facts.get("answered"):
        severity = "tell"
    return IntakeFinding(code, severity, words.why, words.fix, **facts)


def in_language(value: Any, language: str) -> str:
    """Write a value of a finding as a reader of `language` writes it."""
    if isinstance(value, Mapping):
        return str(value[language])
    if isinstance(value, dt.date):
        return date(value, language)
    if isinstance(value, Decimal | float):
        decimals = max(0, -int(Decimal(str(value)).normalize().as_tuple().exponent))
        return number(float(value), language, decimals=min(decimals, 3))
    return str(value)


@dataclass(frozen=True)
class Cause:
    """All findings of one kind in one column (or sheet), to be mended together."""

    findings: tuple[IntakeFinding, ...]

    @property
    def first(self) -> IntakeFinding:
        """The first of the findings; its message speaks for all."""
        return self.findings[0]

    @property
    def count(self) -> int:
        """How many cells, rows or columns have it."""
        return len(self.findings)

    @property
    def distinct(self) -> list[IntakeFinding]:
        """One finding for each value that the cells have."""
        found: dict[str, IntakeFinding] = {}
        for one in self.findings:
            found.setdefault(one.value, one)
        return list(found.values())

    @property
    def cells(self) -> list[str]:
        """The cells as ranges: `F22:F25`, `F31`."""
        return [cells for _, cells in self.places]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The cells as ranges, each with the name of its sheet."""
        sheets = dict.fromkeys(one.sheet for one in self.findings)
        return [
            (sheet, cells)
            for sheet in sheets
            for cells in cell_ranges(one for one in self.findings if one.sheet == sheet)
        ]

    def as_json(self, language: str) -> dict[str, Any]:
        """Return the cause as the command line prints it."""
        first = self.first
        return {
            "code": first.code,
            "severity": first.severity,
            "title": first.title(language),
            "sheet": first.sheet,
            "cells": self.cells,
            "places": [
                {"sheet": sheet, "cells": cells} for sheet, cells in self.places
            ],
            "count": self.count,
            "message": first.message(language),
            "fix": first.how_to_fix(language),
            "consequence": first.consequence(language),
        }


def grouped(findings: Iterable[IntakeFinding]) -> list[Cause]:
    """Group findings by cause: stops first, then questions, waiting cells, notes."""
    groups: dict[tuple[str, ...], list[IntakeFinding]] = {}
    for one in findings:
        groups.setdefault((one.code, *_together(one)), []).append(one)
    causes = [Cause(tuple(members)) for members in groups.values()]
    return sorted(causes, key=lambda cause: ORDER[cause.first.severity])


def _together(one: IntakeFinding) -> tuple[str, ...]:
    if one.question:
        return (one.question, one.severity)
    if one.words.group == "value":
        return (one.value,)
    if one.words.group == "sheet":
        return (one.sheet,)
    return (one.sheet, one.column, str(one.proposal or ""))


def cell_ranges(findings: Iterable[Finding]) -> list[str]:
    """Return the cells of findings, joined where they follow one another."""
    rows: dict[str, list[int]] = {}
    for one in findings:
        if one.row:
            rows.setdefault(one.column, []).append(shown_row(one.row))
    found = []
    for column, numbers in rows.items():
        found += [
            f"{column}{low}" if low == high else f"{column}{low}:{column}{high}"
            for low, high in runs(sorted(set(numbers)))
        ]
    return found


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs of ascending numbers."""
    found: list[tuple[int, int]] = []
    for value in numbers:
        if found and value == found[-1][1] + 1:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
    return found
