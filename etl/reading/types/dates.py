"""Dates and moments as people and tools write them: the one place that parts them.

Day first, as in Finland, unless a column shows that it is month first.
"""

import datetime as dt
import re
from typing import NamedTuple

from etl.reading.words import clean, compared

Clock = tuple[str | None, str | None, str | None]

_DAY_FIRST = re.compile(
    r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})"
    r"(?:,?\s+(?:klo\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]m|[ai]p\.?|[fe]m)?)?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(
    r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})"
    r"(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]m|[ai]p\.?|[fe]m)?)?"
    r"(?:\s+[A-Z]{2,4}[+-]?\d*)?",
    re.IGNORECASE,
)
TIMES_OF_TOOLS = frozenset(
    {
        "timestamp", "start time", "completion time", "last modified time",
        "start date", "end date", "date created", "date modified",
    }
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1800, 2200


class Moment(NamedTuple):
    """A written date in parts, which need not exist in the calendar."""

    year: int
    month: int
    day: int
    clock: Clock = (None, None, None)
    fraction: str | None = None
    zone: str | None = None
    is_slashed: bool = False
    """Written `3/4/2026`: which of the two is the month is not known."""


def moment_of(text: str, *, month_first: bool = False) -> Moment | None:
    """Return the parts of a written date, or None where it is none."""
    bare = clean(text)
    if match := _ISO.fullmatch(bare):
        year, month, day, hour, minute, second, fraction, zone = match.groups()
        clock = (hour, minute, second)
        return Moment(int(year), int(month), int(day), clock, fraction, zone)
    if match := _YEAR_FIRST.fullmatch(bare):
        year, month, day, hour, minute, second, half = match.groups()
    elif match := _DAY_FIRST.fullmatch(bare):
        first, middle, year, hour, minute, second, half = match.groups()
        day, month = (middle, first) if month_first else (first, middle)
    else:
        return None
    if half and hour:
        hour = str(int(hour) % 12 + (12 if half.lower()[0] in "pie" else 0))
    full = int(year) + (2000 if len(year) == 2 else 0)
    is_slashed = match.re is _DAY_FIRST and "/" in bare
    clock = (hour, minute, second)
    return Moment(full, int(month), int(day), clock, is_slashed=is_slashed)


def date_of(text: str, *, month_first: bool = False) -> str | None:
    """Return the ISO form of a date, with its time if it has one, or None."""
    moment = moment_of(text, month_first=month_first)
    return iso(moment) if moment else None


def iso(moment: Moment) -> str | None:
    """Return the ISO text of a date and time that exist, or None."""
    try:
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            return None
        text = dt.date(moment.year, moment.month, moment.day).isoformat()
        if moment.clock[0] is None:
            return text
        hour, minute, second = (int(part or 0) for part in moment.clock)
        time = dt.time(hour, minute, second).isoformat()
    except ValueError:
        return None
    fraction = moment.fraction
    decimals = f".{fraction}".rstrip("0").rstrip(".") if fraction else ""
    return f"{text}T{time}{decimals}{moment.zone or ''}"


def is_month_first(texts: list[str], header: str = "") -> bool:
    """Say whether a column's dates are best read month first, as US forms write.

    Where both orders fit all of them, the header of an English tool decides: only
    such tools write slashes.
    """
    day_first = sum(date_of(text) is not None for text in texts)
    month_first = sum(date_of(text, month_first=True) is not None for text in texts)
    if month_first == day_first > 0 and compared(header) in TIMES_OF_TOOLS:
        return any("/" in text for text in texts)
    return month_first > day_first
