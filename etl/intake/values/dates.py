"""Dates, also as text (`1.6.2023`), and names of rounds and periods."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from babel.dates import get_month_names

from etl.intake.template import Field
from etl.intake.values.model import (
    Shown,
    Typed,
    asked,
    clean,
    date_fault,
    fault,
    fold,
)
from etl.language import LANGUAGES, locale
from etl.reading.types.dates import Moment, moment_of

TIME = re.compile(
    r"(?<=\d)(?:t|\s(?:klo )?)\d{1,2}(?:[:.][\d.:]*)?(?:z|[+-]\d{2}:?\d{2})?$"
)
AFTER_DOT = re.compile(r"(?<=\d\.)\s(?=\d)")
SHORT_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MONTH = re.compile(r"(\d{1,2})[./-](\d{4})|(\d{4})[./-](\d{1,2})")
WORDED = re.compile(r"(?:(\d{1,2})\.?\s)?([^\W\d_]{3,})\s(\d{4})")
WEEKDAY = re.compile(r"^(?:ma|ti|ke|to|pe|la|su|må|on|lö|sö)\.?\s(?=\d)")
ROUND = re.compile(r"[\w][\w .,/+\-–]{0,19}")
EPOCH = dt.date(1899, 12, 30)
SERIALS = range(36526, 55153)  # 2000-01-01 to 2050-12-31


def read_date(field: Field, shown: Shown) -> Typed:
    """Read a date; a text that could be two dates is asked about."""
    text = WEEKDAY.sub("", fold(shown.text))
    if shown.kind == "n":
        return _serial(text)
    bare = TIME.sub("", AFTER_DOT.sub("", text))
    moment = moment_of(SHORT_ISO.sub(_padded, bare))
    if moment is not None and moment.is_slashed:
        return _slashed(field, moment)
    if moment is not None:
        return _dated(field, moment.year, moment.month, moment.day)
    return _worded(field, text)


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
        return asked("NUMBER_FOR_A_DATE", guess.isoformat(), guess=guess)
    return fault("NOT_A_DATE")


def _padded(found: re.Match[str]) -> str:
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"


def _slashed(field: Field, moment: Moment) -> Typed:
    first, second, year = moment.day, moment.month, moment.year
    if first <= 12 and second <= 12 and first != second:
        both = (_dated(field, year, second, first), _dated(field, year, first, second))
        known, other = (one.value for one in both)
        if known is None:
            return both[0]
        return asked("AMBIGUOUS_DATE", known, other=other)
    day, month = (first, second) if first > 12 else (second, first)
    if first == second:
        day = month = first
    return _dated(field, year, month, day)


def _worded(field: Field, text: str) -> Typed:
    """Read a date with the name of its month; a month without its day is asked."""
    worded, numbered = WORDED.fullmatch(text), MONTH.fullmatch(text)
    month, day = 0, None
    if worded:
        month = _months().get(worded[2].removesuffix("."), 0)
        day, year = worded[1], int(worded[3])
    elif numbered:
        month = int(numbered[1] or numbered[4])
        year = int(numbered[2] or numbered[3])
    if not 1 <= month <= 12:
        return fault("NOT_A_DATE")
    read = _dated(field, year, month, int(day or 1))
    if day or read.value is None:
        return read
    return asked("DAY_MISSING", read.value)


@cache
def _months() -> Mapping[str, int]:
    """Return the number of each month by the names that people write."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for form in ("format", "stand-alone"):
            names = get_month_names("wide", form, locale(language))
            found |= {fold(name): number for number, name in names.items()}
    stems = {name.removesuffix("kuuta").removesuffix("kuu") for name in found}
    return found | {
        f"{stem}kuun": found[f"{stem}kuuta"]
        for stem in stems
        if f"{stem}kuuta" in found
    }


def _dated(field: Field, year: int, month: int, day: int) -> Typed:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return fault("NO_SUCH_DATE")
    earliest = dt.date.fromisoformat(str(field.min or "1900-01-01"))
    if not earliest <= date <= dt.date(2099, 12, 31):
        return fault("DATE_OUT_OF_RANGE", earliest=earliest)
    return Typed(date.isoformat())
