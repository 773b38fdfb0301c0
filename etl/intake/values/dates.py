"""Dates, also as text (`1.6.2023`), and names of rounds and periods."""

import datetime as dt
import re

from etl.intake.template import Field
from etl.intake.values.model import Shown, Typed, clean, date_fault, fault, fold

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?")
FINNISH = re.compile(
    r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:\s(?:klo )?[\d.:]+)?"
)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
ROUND = re.compile(r"[\w][\w .,/+\-–]{0,19}")
EPOCH = dt.date(1899, 12, 30)
SERIALS = range(36526, 55153)  # 2000-01-01 to 2050-12-31


def read_date(field: Field, shown: Shown) -> Typed:
    """Read a date; a text that could be two dates is asked about."""
    text = fold(shown.text)
    if shown.kind == "n":
        return _serial(text)
    slashed = SLASHED.fullmatch(text)
    if slashed:
        return _slashed(field, [int(part) for part in slashed.groups()])
    for pattern, order in ((ISO, (1, 2, 3)), (FINNISH, (3, 2, 1))):
        match = pattern.fullmatch(text)
        if match:
            year, month, day = (int(match[place]) for place in order)
            return _dated(field, year if year > 99 else 2000 + year, month, day)
    return fault("NOT_A_DATE")


def read_round(_field: Field, shown: Shown) -> Typed:
    """Read the name of a round or a period, as written."""
    text = clean(shown.text)
    if shown.kind == "d":
        proposal = re.sub(r"^(\d{4})-0?(\d+)-.*", r"\1-\2", text)
        return date_fault("EXCEL_MADE_A_DATE", text, proposal=proposal, guess=proposal)
    if shown.kind == "n":
        text = re.sub(r"\.0+$", "", text)
    if not ROUND.fullmatch(text):
        return fault("NOT_A_ROUND")
    return Typed(text)


def _serial(text: str) -> Typed:
    number = text.partition(".")[0]
    if number.isdigit() and int(number) in SERIALS:
        guess = EPOCH + dt.timedelta(days=int(number))
        return fault("NUMBER_FOR_A_DATE", proposal=guess.isoformat(), guess=guess)
    return fault("NOT_A_DATE")


def _slashed(field: Field, parts: list[int]) -> Typed:
    first, second, year = parts
    if first <= 12 and second <= 12 and first != second:
        typed = _dated(field, year, second, first)
        return fault("AMBIGUOUS_DATE", proposal=typed.value)
    day, month = (first, second) if first > 12 else (second, first)
    if first == second:
        day = month = first
    return _dated(field, year, month, day)


def _dated(field: Field, year: int, month: int, day: int) -> Typed:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return fault("NO_SUCH_DATE")
    earliest = dt.date.fromisoformat(str(field.min or "1900-01-01"))
    if not earliest <= date <= dt.date(2099, 12, 31):
        return fault("DATE_OUT_OF_RANGE", earliest=earliest)
    return Typed(date.isoformat())
