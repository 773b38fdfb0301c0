"""Rules across cells: shares, order of two numbers, the same thing twice.

Which rule holds for which fields stands in `etl/mappings/workbook.toml`.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from etl.intake.checking.sheet import Answers, CheckedSheet
from etl.intake.findings import runs
from etl.intake.template import Rule
from etl.intake.values import fold
from etl.reading.finding import shown_row
from etl.reading.model import letters


def shares(rule: Rule, sheet: CheckedSheet) -> None:
    """Let the rows wait whose shares are too much together."""
    answer = sheet.answer(rule.field)
    if answer is None:
        return
    for key, places in _groups(sheet, rule.group):
        numbers = [_decimal(sheet.values[rule.field][place]) for place in places]
        total = sum((number for number in numbers if number is not None), Decimal(0))
        if total <= Decimal(str(rule.limit + rule.tolerance)):
            continue
        rows = [
            sheet.rows[place]
            for place, number in zip(places, numbers, strict=True)
            if number is not None
        ]
        values = {"input": key[-1], "total": total, "cells": _cells(answer, rows)}
        for row in rows:
            made = sheet.about("SHARES_OVER_100", answer, row, values=values)
            sheet.hold(made, answer, "row")


def order(rule: Rule, sheet: CheckedSheet) -> None:
    """Let two cells wait when the lower one is above the upper one."""
    low, high = sheet.answer(rule.low), sheet.answer(rule.high)
    if low is None or high is None:
        return
    lows, highs = sheet.values[rule.low], sheet.values[rule.high]
    for place, row in enumerate(sheet.rows):
        least, most = _decimal(lows[place]), _decimal(highs[place])
        if least is None or most is None or least <= most:
            continue
        values = {
            "low": least,
            "high": most,
            "low_header": low.header,
            "high_header": high.header,
        }
        made = sheet.about("RANGE_REVERSED", low, row, values=values)
        sheet.hold(made, low, "cell")
        sheet.hold_cell(row, high, "RANGE_REVERSED")


def same(rule: Rule, sheet: CheckedSheet) -> None:
    """Tell of rows that speak of the same thing."""
    answer = sheet.answer(rule.key[0])
    if answer is None:
        return
    for key, places in _groups(sheet, rule.key):
        if len(places) < 2:
            continue
        rows = [sheet.rows[place] for place in places]
        values = {"who": " · ".join(key), "rows": _shown(rows)}
        sheet.findings += [
            sheet.about(rule.code, answer, row, values=values) for row in rows
        ]


RULES: dict[str, Callable[[Rule, CheckedSheet], None]] = {
    "shares": shares,
    "order": order,
    "same": same,
}


def _groups(
    sheet: CheckedSheet, names: tuple[str, ...]
) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the places of rows that agree in all of `names`, none of them empty."""
    columns = [sheet.values[name] for name in names]
    groups: dict[tuple[str, ...], list[int]] = {}
    written: dict[tuple[str, ...], list[str]] = {}
    for place, parts in enumerate(zip(*columns, strict=True)):
        known = [part for part in parts if part is not None]
        if len(known) == len(parts):
            key = tuple(fold(part) for part in known)
            groups.setdefault(key, []).append(place)
            written.setdefault(key, known)
    for key, places in groups.items():
        yield written[key], places


def _decimal(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:  # eos
        return None


def _cells(answer: Answers, rows: list[int]) -> str:
    column = letters(answer.number)
    return ", ".join(
        f"{column}{low}" if low == high else f"{column}{low}:{column}{high}"
        for low, high in runs(sorted(set(map(shown_row, rows))))
    )


def _shown(rows: list[int]) -> str:
    return ", ".join(str(row) for row in dict.fromkeys(map(shown_row, rows)))
