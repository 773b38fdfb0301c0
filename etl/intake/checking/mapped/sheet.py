"""A checked sheet that was made by a mapping: outcomes of the cells of the file.

A cell that went into several rows has one outcome: imported if any of them took it,
else waiting, else left out. Text of personal columns is not kept.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from etl.intake.checking.mapped.assembly import FIRST_MADE_COLUMN, MappedLayout
from etl.intake.checking.mapped.source import Source
from etl.intake.checking.sheet import (
    IGNORED,
    IMPORTED,
    PARKED,
    Answers,
    CheckedSheet,
    Outcome,
)
from etl.intake.findings import IntakeFinding
from etl.reading.model import letters

GRAVITY = {IMPORTED: 0, PARKED: 1, IGNORED: 2}

Verdict = tuple[str, str, str | None]
"""Outcome, reason and value of one cell of the file."""


class MappedSheet(CheckedSheet):
    """A sheet of the template whose cells stand elsewhere in the file."""

    @property
    def layout(self) -> MappedLayout:
        """How the sheet was made."""
        return cast(MappedLayout, self.laid)

    def about(
        self, code: str, answer: Answers, row: int, **facts: Any
    ) -> IntakeFinding:
        """Return a finding that names the cell of the file."""
        made = self.layout.made_at(row, answer.field.id)
        if made is not None and made.columns:
            number = made.columns[0]
            place: dict[str, Any] = {
                "sheet": made.source.sheet.name,
                "column": letters(number),
                "header": made.source.header(number),
                "value": made.source.sheet.text(made.row, number),
            }
        else:
            number = answer.number if answer.number < FIRST_MADE_COLUMN else 0
            place = {"column": letters(number)}
        found = super().about(code, answer, row, **facts)

        return replace(found, **place)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """One outcome for each cell of the file that is counted on this sheet."""
        verdicts = self._verdicts()
        found: list[Outcome] = []
        for source in self.layout.sources:
            mapped = source.targets(self.form.key)
            for number, column in mapped:
                found += self._mapped(source, number, column.field_id, verdicts)
            if source in self.layout.owned:
                found += _outside(source)
        return found

    def _used(self) -> int:
        used = sum(source.sheet.cell_count for source in self.layout.owned)
        for source in self.layout.sources:
            mine = {number for number, _ in source.targets(self.form.key)}
            if source in self.layout.owned:
                others = source.columns.keys() - mine
                used -= sum(
                    _data_cells(source, number)
                    for number in others
                    if source.columns[number].target
                )
            else:
                used += sum(_data_cells(source, number) for number in mine)
        return used

    def _verdicts(self) -> dict[tuple[int, int, int], Verdict]:
        """Return the verdict of every cell of the file that went into this sheet."""
        found: dict[tuple[int, int, int], Verdict] = {}
        for answer in self.answers:
            outcome = self._answer_outcome(answer)
            told = zip(
                outcome.rows,
                outcome.outcomes,
                outcome.reasons,
                outcome.values,
                strict=True,
            )
            for row, what, reason, value in told:
                made = self.layout.made_at(row, answer.field.id)
                for number in made.columns if made else ():
                    key = (id(made.source), made.row, number)  # type: ignore[union-attr]
                    fresh = (what, reason, value)
                    found[key] = _graver(found.get(key), fresh)
        return found

    def _mapped(
        self,
        source: Source,
        number: int,
        field_id: str,
        verdicts: dict[tuple[int, int, int], Verdict],
    ) -> Iterator[Outcome]:
        column = source.sheet.columns[number]
        rows, texts, told = [], [], []
        for row, text in zip(column.rows, column.texts, strict=True):
            if row not in source.rows:
                continue
            rows.append(row)
            texts.append(text)
            known = verdicts.get((id(source), row, number))
            told.append(
                known or (IGNORED, _why_unused(source, row, number, text), None)
            )
        if rows:
            outcomes, reasons, values = (list(part) for part in zip(*told, strict=True))
            yield Outcome(
                number,
                field_id,
                source.header(number),
                rows,
                texts,
                values,
                outcomes,
                reasons,
            )


def _graver(known: Verdict | None, fresh: Verdict) -> Verdict:
    if known is None or GRAVITY[fresh[0]] < GRAVITY[known[0]]:
        return fresh
    if known[0] == fresh[0] == IMPORTED and fresh[2] not in {None, known[2]}:
        return (IMPORTED, known[1], f"{known[2]}; {fresh[2]}")
    return known


def _why_unused(source: Source, row: int, number: int, text: str) -> str:
    if not text.strip():
        return "BLANK"
    if row in source.answered_again:
        return "ANSWERED_AGAIN"
    return source.unused.get((row, number), "NOT_CHOSEN")


def _data_cells(source: Source, number: int) -> int:
    return sum(row in source.rows for row in source.sheet.columns[number].rows)


def _outside(source: Source) -> Iterator[Outcome]:
    """Yield the cells that no field takes: headers, notes, columns left out."""
    table = source.table
    total = {*table.total_rows, *table.inner_totals}
    header = {*table.header_rows, *table.repeated_headers}
    first = min(table.header_rows, default=0)
    for number, column in sorted(source.sheet.columns.items()):
        mapped = source.columns.get(number)
        why = (mapped.reason or "NOT_NEEDED") if mapped else "UNKNOWN_COLUMN"
        is_personal = mapped is not None and mapped.is_personal
        if number not in table.columns:
            why = "STRAY_CELL"
        rows, texts, reasons = [], [], []
        for row, text in zip(column.rows, column.texts, strict=True):
            if row in source.rows:
                if mapped is not None and mapped.target:
                    continue
                reason = why
            elif row in header:
                reason = "HEADER"
            elif row < first:
                reason = "ABOVE_TABLE"
            else:
                reason = "TOTAL_ROW" if row in total else "NOTE_ROW"
            rows.append(row)
            texts.append("" if is_personal and reason != "HEADER" else text)
            reasons.append(reason)
        if rows:
            none: list[str | None] = [None] * len(rows)
            name = source.header(number)
            ignored = [IGNORED] * len(rows)
            yield Outcome(number, "", name, rows, texts, none, ignored, reasons)
