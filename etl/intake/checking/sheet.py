"""One checked sheet: its rows and values, what waits, and an outcome for every cell.

Row numbers are those of the file, always: the user looks the cell up there.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from etl.intake.checking.layout import SheetLayout
from etl.intake.findings import IntakeFinding, Scope, finding
from etl.intake.template import Field, Form
from etl.intake.values import Typed
from etl.intake.values.lists import example_of
from etl.reading.model import letters

IMPORTED, PARKED, IGNORED = "imported", "parked", "ignored"


@dataclass
class Answers:
    """The cells of one column below the header, read."""

    field: Field
    number: int
    header: str
    rows: Sequence[int]
    texts: Sequence[str]
    typed: list[Typed]

    def __contains__(self, row: int) -> bool:
        """Whether the column has a used cell in `row`."""
        place = bisect_left(self.rows, row)
        return place < len(self.rows) and self.rows[place] == row


class Outcome(NamedTuple):
    """What became of the cells of one column; parallel lists."""

    number: int
    field_id: str
    header: str
    rows: Sequence[int]
    texts: Sequence[str]
    values: list[str | None]
    outcomes: list[str]
    reasons: list[str]


@dataclass
class CheckedSheet:
    """A sheet of the file under the check, filled step by step."""

    laid: SheetLayout
    answers: list[Answers]
    findings: list[IntakeFinding] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    """Rows that are no answers, with the reason."""
    parked: dict[int, str] = field(default_factory=dict)
    """Rows that wait for correction, with the code of the first cause."""
    waiting: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells (row, column) that wait, with the code."""

    @property
    def form(self) -> Form:
        """The sheet of the template that this is."""
        return self.laid.form

    @property
    def name(self) -> str:
        """The sheet's name in the file."""
        return self.laid.sheet.name

    @cached_property
    def rows(self) -> list[int]:
        """The rows that hold answers; read after notes are left out."""
        used: set[int] = set()
        for answer in self.answers:
            used.update(answer.rows)
        return sorted(used - self.left_out.keys())

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each row stands in `rows`."""
        return {row: place for place, row in enumerate(self.rows)}

    @cached_property
    def values(self) -> dict[str, list[str | None]]:
        """The canonical values of every field, in the order of `rows`."""
        found: dict[str, list[str | None]] = {
            one.id: [None] * len(self.rows) for one in self.form.fields
        }
        for answer in self.answers:
            column = found[answer.field.id]
            for row, typed in zip(answer.rows, answer.typed, strict=True):
                if row in self.places:
                    column[self.places[row]] = typed.value
        return found

    def answer(self, field_id: str) -> Answers | None:
        """Return the column of a field, if the sheet has it."""
        return next((one for one in self.answers if one.field.id == field_id), None)

    def leave_out(self, row: int, code: str, answer: Answers) -> None:
        """Set a row aside that is no answer."""
        self.left_out[row] = code
        self.findings.append(self.about(code, answer, row))

    def about(
        self, code: str, answer: Answers, row: int, **facts: Any
    ) -> IntakeFinding:
        """Return a finding about one cell of a column."""
        example = {"example": example_of(answer.field)}
        facts["values"] = example | dict(facts.get("values", {}))
        return finding(
            code,
            sheet=self.name,
            row=row,
            column=letters(answer.number),
            header=answer.header,
            value=self.laid.sheet.text(row, answer.number),
            sheet_key=self.form.key,
            field_id=answer.field.id,
            **facts,
        )

    def report(self, code: str, answer: Answers, place: int) -> None:
        """Report a cell; it, or its row, waits when the code is grave enough."""
        typed = answer.typed[place]
        made = self.about(
            code,
            answer,
            answer.rows[place],
            values=typed.values,
            proposal=typed.proposal,
            other=typed.other,
            question=typed.question,
            value_question=typed.value_question,
            answered=typed.answer,
        )
        if made.severity == "tell":
            self.findings.append(made)
        else:
            self.hold(made, answer, "row" if answer.field.required else "cell")

    def hold(self, made: IntakeFinding, answer: Answers, scope: Scope) -> None:
        """Let the cell of a finding wait, and its row when that is the scope."""
        row = made.row or 0
        self.findings.append(replace(made, scope=scope))
        self.hold_cell(row, answer, made.code)
        if scope == "row":
            self.parked.setdefault(row, made.code)

    def hold_cell(self, row: int, answer: Answers, code: str) -> None:
        """Take the value out of a cell until it is corrected."""
        self.waiting.setdefault((row, answer.number), code)
        self.values[answer.field.id][self.places[row]] = None

    def waits(self, row: int, answer: Answers) -> bool:
        """Whether a cell waits for correction."""
        return (row, answer.number) in self.waiting

    @property
    def imported_rows(self) -> list[int]:
        """The rows that can go in."""
        return [row for row in self.rows if row not in self.parked]

    def imported_values(self, field_id: str) -> list[str | None]:
        """Return a field's values on the rows that can go in."""
        values = self.values[field_id]
        if not self.parked:
            return values
        kept = zip(self.rows, values, strict=True)
        return [value for row, value in kept if row not in self.parked]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """One outcome for each used cell of the sheet, header included."""
        by_number = {answer.number: answer for answer in self.answers}
        found = []
        for number, column in sorted(self.laid.sheet.columns.items()):
            answer = by_number.get(number)
            split = len(column.rows) - len(answer.rows) if answer else None
            if answer is not None:
                found.append(self._answer_outcome(answer))
            found += self._ignored(number, split)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """Rows and cells of the sheet by outcome."""
        cells: Counter[str] = Counter()
        for outcome in self.outcomes:
            cells.update(f"cells_{one}" for one in outcome.outcomes)
        rows = {
            "rows_imported": len(self.imported_rows),
            "rows_parked": len(self.parked),
            "rows_ignored": len(self.left_out),
            "cells_used": self._used(),
        }
        return cells + Counter(rows)

    def _used(self) -> int:
        """Return how many cells of the file are counted on this sheet."""
        return self.laid.sheet.cell_count

    def _answer_outcome(self, answer: Answers) -> Outcome:
        values: list[str | None] = []
        outcomes, reasons = [], []
        for row, typed in zip(answer.rows, answer.typed, strict=True):
            outcome, reason, value = IMPORTED, typed.code, typed.value
            if row in self.left_out:
                outcome, reason, value = IGNORED, self.left_out[row], None
            elif (row, answer.number) in self.waiting:
                outcome, value = PARKED, None
                reason = self.waiting[row, answer.number]
            elif row in self.parked:
                outcome, reason, value = PARKED, self.parked[row], None
            elif value is None:
                outcome, reason = IGNORED, typed.code or "BLANK"
            values.append(value)
            outcomes.append(outcome)
            reasons.append(reason)
        return Outcome(
            answer.number,
            answer.field.id,
            answer.header,
            answer.rows,
            answer.texts,
            values,
            outcomes,
            reasons,
        )

    def _ignored(self, number: int, end: int | None) -> list[Outcome]:
        column = self.laid.sheet.columns[number]
        rows, texts = column.rows[:end], column.texts[:end]
        if not rows:
            return []
        reason = self.laid.ignored.get(number, "HEADER")
        top = self.laid.header_row
        reasons = ["HEADER" if row <= top else reason for row in rows]
        header = self.laid.header(number)
        none: list[str | None] = [None] * len(rows)
        ignored = [IGNORED] * len(rows)
        return [Outcome(number, "", header, rows, texts, none, ignored, reasons)]
