"""The check of a workbook: every used cell gets exactly one outcome.

A row waits when a mandatory cell or a rule over shares fails, a cell when it is not
mandatory; the rest goes in. Columns are read as wholes, equal cells once.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from etl.intake.answers.applying import Answering
from etl.intake.checking.editions import take_to_own_fields
from etl.intake.checking.laid import Laid, laid_out
from etl.intake.checking.layout import SheetLayout
from etl.intake.checking.local import give_local_ids, local_ids, read_names
from etl.intake.checking.mapped import MappedLayout, MappedSheet
from etl.intake.checking.rules import RULES
from etl.intake.checking.sheet import Answers, CheckedSheet
from etl.intake.findings import IntakeFinding, finding
from etl.intake.template import Field, template
from etl.intake.values import Shown, Typed, fold
from etl.intake.values.model import fault
from etl.intake.values.words import TOTAL
from etl.mapping.model import FileMapping
from etl.reading.model import Column, Sheet, Workbook

PARSER_VERSION = 3
"""Raised when the same cells would be read or checked in another way."""


@dataclass
class Checked:
    """A checked workbook: what can go in, what waits, what was left out and why."""

    name: str
    sheets: list[CheckedSheet] = field(default_factory=list)
    ignored: list[Sheet] = field(default_factory=list)
    findings: list[IntakeFinding] = field(default_factory=list)
    answers: Mapping[str, str] = field(default_factory=dict)
    """The answers of people that the cells needed."""

    def sheet(self, key: str) -> CheckedSheet | None:
        """Return the sheet with this key, if the file has it."""
        return next((one for one in self.sheets if one.form.key == key), None)

    @property
    def headers(self) -> dict[tuple[str, int], str]:
        """Return the header of each column that was recognised, by sheet and number."""
        return {
            (one.name, number): one.laid.header(number)
            for one in self.sheets
            for number in one.laid.fields
        }

    @cached_property
    def counts(self) -> Counter[str]:
        """Rows and cells by outcome, over all sheets that were read."""
        total: Counter[str] = Counter()
        for sheet in self.sheets:
            total.update(sheet.counts)
        return total


def check(
    workbook: Workbook,
    *,
    mapping: FileMapping | None = None,
    today: dt.date | None = None,
    answers: Mapping[str, str] | None = None,
) -> Checked:
    """Read and check every cell of a workbook: our template, or by a mapping.

    `answers` are what people have answered to questions, by question.
    """
    answering = Answering(answers or {})
    known = laid_out(workbook, mapping)
    layout = known.layout
    checked = Checked(workbook.name, ignored=layout.ignored)
    checked.findings = list(layout.findings)
    checked.answers = answering.used
    for laid in layout.sheets:
        names = local_ids(checked.sheets)
        reading = Reading(known, answering)
        sheet = check_sheet(laid, today or dt.date.today(), reading, names)
        checked.sheets.append(sheet)
        checked.findings += sheet.findings
    if not any(sheet.rows for sheet in checked.sheets):
        first = max(laid.header_row for laid in layout.sheets) + 1
        values = {"file": workbook.name, "first": first}
        checked.findings.append(finding("NO_ROWS", scope="file", values=values))
    return checked


class Reading(NamedTuple):
    """How cells are read: as they stand, then by what people have answered."""

    known: Laid
    answering: Answering


def check_sheet(
    laid: SheetLayout,
    today: dt.date,
    reading: Reading,
    names: Mapping[str, str],
) -> CheckedSheet:
    """Check one sheet: its cells, its rules, its mandatory cells.

    `names` are the ids of companies that sheet A names without a business id.
    """
    answers = [
        read_column(one, laid, number, reading)
        for number, one in sorted(laid.fields.items())
    ]
    read_names(answers, names)
    kind = MappedSheet if isinstance(laid, MappedLayout) else CheckedSheet
    sheet = kind(laid, answers)
    if kind is CheckedSheet:  # of a mapped sheet only the table itself was taken
        _leave_out_notes(sheet)
    take_to_own_fields(sheet)
    for answer in answers:
        _judge_cells(sheet, answer)
    give_local_ids(sheet)
    for rule in template().rules:
        if rule.sheet == sheet.form.key:
            RULES[rule.kind](rule, sheet)
    for answer in answers:
        if answer.field.type == "date":
            _note_future(sheet, answer, today.isoformat())
        if answer.field.required:
            _require(sheet, answer)
    return sheet


def read_column(
    one: Field, laid: SheetLayout, number: int, reading: Reading
) -> Answers:
    """Read the cells of one column below the header."""
    column = laid.sheet.columns[number]
    start = bisect_right(column.rows, laid.header_row)
    rows = column.rows[start:]
    texts = column.texts[start:]
    typed = _read(one, column, texts, reading)
    for row in column.missing:
        if row > laid.header_row:
            typed[bisect_right(rows, row) - 1] = fault("FORMULA_NO_VALUE")
    return Answers(one, number, laid.header(number), rows, texts, typed)


def _read(
    one: Field, column: Column, texts: Sequence[str], reading: Reading
) -> list[Typed]:
    start = len(column.texts) - len(texts)
    kinds = column.kinds[start:]
    if isinstance(column.formats, str):
        formats: Sequence[str] = [column.formats] * len(texts)
    else:
        formats = column.formats[start:]
    shown = list(map(Shown, texts, kinds, formats))
    cells = reading.known.cells(one, column.number, set(shown))
    settle = reading.answering.settle
    read = {
        cell: settle(one, cell, typed) if typed.code else typed
        for cell, typed in cells.items()
    }
    return [read[cell] for cell in shown]


def _leave_out_notes(sheet: CheckedSheet) -> None:
    """Set aside rows that hold a note or totals instead of answers."""
    used = Counter[int]()
    complete: set[int] | None = None
    for answer in sheet.answers:
        used.update(answer.rows)
        if answer.field.required:
            pairs = zip(answer.rows, answer.typed, strict=True)
            filled = {row for row, typed in pairs if typed.value is not None}
            complete = filled if complete is None else complete & filled
    for row in sorted(used.keys() - (complete or set())):
        first = next(one for one in sheet.answers if row in one)
        text = fold(sheet.laid.sheet.text(row, first.number))
        if text.split(" ", maxsplit=1)[0].rstrip(":") in TOTAL:
            sheet.leave_out(row, "TOTAL_ROW", first)
        elif used[row] == 1 and " " in text:
            sheet.leave_out(row, "NOTE_ROW", first)


def _judge_cells(sheet: CheckedSheet, answer: Answers) -> None:
    if not any(typed.code for typed in answer.typed):
        return
    for place, typed in enumerate(answer.typed):
        if typed.code and answer.rows[place] not in sheet.left_out:
            sheet.report(typed.code, answer, place)


def _require(sheet: CheckedSheet, answer: Answers) -> None:
    values = sheet.values[answer.field.id]
    for place, row in enumerate(sheet.rows):
        if values[place] is not None or sheet.waits(row, answer):
            continue
        others = answer.field.required_unless
        if others and all(sheet.values[one][place] is not None for one in others):
            continue
        sheet.hold(sheet.about("MISSING_VALUE", answer, row), answer, "row")


def _note_future(sheet: CheckedSheet, answer: Answers, today: str) -> None:
    for place, typed in enumerate(answer.typed):
        if typed.value is not None and "eos" != typed.value > today:
            sheet.report("FUTURE_DATE", answer, place)
