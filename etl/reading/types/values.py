"""Numbers, dates and size classes as people in Finland type them.

A comma is the decimal sign unless the column shows otherwise; a text that is
more than the value (`~62k`, `130 000 + optiot`) is never read as one.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Literal

from etl.reading.words import clean, compared, plain_dashes

Number = int | float
DecimalSign = Literal[",", "."]

_UNITS = r"(?:€|eur(?:oa?)?|e|\$|£|kr|sek|usd|t€|k€|m€|kpl|pv|h|kk|v|vk|km|t|kg|%)"
_SPACES = r"[ \u00a0\u2007\u202f']"
_BODY = rf"(?:\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)"
_COMMA = re.compile(rf"[+-]?{_BODY}(?:,\d+)?(?:E[+-]?\d{{1,3}})?", re.IGNORECASE)
_POINT = re.compile(rf"[+-]?{_BODY}(?:\.\d+)?(?:E[+-]?\d{{1,3}})?", re.IGNORECASE)
# one group alone (63.095) is rather a number with decimals
_COMMA_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+)"
)
_POINT_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PREFIX = re.compile(r"^(?:€|\$|£)\s*")
_SUFFIX = re.compile(rf"(?<=[\d])\s*{_UNITS}\.?$", re.IGNORECASE)
_NOT_DIGITS = re.compile(rf"{_SPACES}+")

_CLASS = re.compile(
    r"(?:\d{1,6}\s*-\s*\d{1,6}|[<>≤≥]\s*\d+|\d+\s*\+|"
    r"(?:yli|alle|under|över|over|less than|more than|vähintään|enintään|max|min)"
    r"\.?\s*\d+)"
    r"(?:\s*(?:v|vuotta|hlö|henkilöä|henkeä|years|år|personer|employees|%|h|kk|km))?\.?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"(10|\d)\s*(?:\(.+\)|[-=:.]\s*[^\W\d].*)", re.DOTALL)
_LONG_WORD = re.compile(r"[^\W\d_]{5}")
_SIZE_WORD = re.compile(
    r"(?:under|more than|less than|vähintään|enintään|vuotta|henki|henke|years|person|"
    r"employees)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_ONE_SHORT_WORD = re.compile(r"[\d\W_]*(?:[^\W\d_]{1,4}[\d\W_]*)?")
_CODE = re.compile(r"[^\W\d_]+\d+")

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
PLACEHOLDERS = frozenset({"-", "--", "---", ".", "..", "...", "\u2026"})
LONGEST_FIGURE = 40
LONGEST_PLACEHOLDER = 12
TIMES_OF_TOOLS = frozenset(
    {
        "timestamp", "start time", "completion time", "last modified time",
        "start date", "end date", "date created", "date modified",
    }
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1800, 2200


def is_placeholder(text: str) -> bool:
    """Say whether the text only marks that there is nothing."""
    if len(text) > LONGEST_PLACEHOLDER or text[:1].isalnum():
        return False
    return plain_dashes(clean(text)) in PLACEHOLDERS


def has_figure(text: str) -> bool:
    """Say whether a text could be a number, a date or a class: a quick look first."""
    if len(text) > LONGEST_FIGURE or not _FIGURE.search(text):
        return False
    return not _LONG_WORD.search(text) or _SIZE_WORD.search(text) is not None


def number_of(text: str, decimal: DecimalSign = ",") -> Number | None:
    """Return the number that the whole text is, or None."""
    bare = plain_dashes(text.replace("\u00a0", " ").strip())
    if not _FIGURE.search(bare) or len(bare) > LONGEST_FIGURE:
        return None
    bare = _SUFFIX.sub("", _PREFIX.sub("", bare)).strip()
    plain, grouped = (
        (_COMMA, _COMMA_GROUPED) if decimal == "," else (_POINT, _POINT_GROUPED)
    )
    other = _POINT if decimal == "," else _COMMA
    if plain.fullmatch(bare):
        digits = bare.replace(",", ".")
    elif grouped.fullmatch(bare):
        group, sign = (".", ",") if decimal == "," else (",", ".")
        digits = bare.replace(group, "").replace(sign, ".")
    elif other.fullmatch(bare):
        digits = bare.replace(",", ".")
    else:
        return None
    return whole(float(_NOT_DIGITS.sub("", digits)))


def whole(value: float) -> Number:
    """Return an integer where there are no decimals."""
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def is_percent(text: str) -> bool:
    """Say whether a number is typed with its percent sign."""
    return text.rstrip().endswith("%") and number_of(text) is not None


def is_duration(code: str) -> bool:
    """Say whether a number format shows hours beyond a day."""
    return code.lower().startswith(("[h", "[m", "[s"))


def decimal_sign(texts: list[str]) -> DecimalSign:
    """Return the decimal sign that the texts of a column agree with best.

    `1,234.50` and `1234.5` speak for the point, `1.234,50` and `1234,5` for the
    comma; `1,234` alone speaks for neither and is left to the comma.
    """
    points = sum(text.rfind(".") > text.rfind(",") for text in texts if "." in text)
    commas = sum(text.rfind(",") > text.rfind(".") for text in texts if "," in text)
    return "." if points > commas else ","


def is_class_like(text: str) -> bool:
    """Say whether the text is a size class: `3-5`, `1000+`, `yli 250`."""
    return _CLASS.fullmatch(plain_dashes(clean(text))) is not None


def step_of(text: str) -> int | None:
    """Return the step of a labelled scale: 5 of `5 (fully agree)`."""
    match = _SCALE.fullmatch(plain_dashes(clean(text)))
    return int(match.group(1)) if match else None


@lru_cache(maxsize=65536)
def is_value_like(text: str) -> bool:
    """Say whether the text is mainly figures: a number, a date, a time, a share."""
    bare = clean(text)
    if not _FIGURE.search(bare) or len(bare) > LONGEST_FIGURE:
        return False
    if number_of(bare) is not None:
        return True
    return _ONE_SHORT_WORD.fullmatch(bare) is not None and not _CODE.fullmatch(bare)


def date_of(text: str, *, month_first: bool = False) -> str | None:
    """Return the ISO form of a date, with its time if it has one, or None."""
    bare = clean(text)
    if match := _ISO.fullmatch(bare):
        year, month, day, hour, minute, second, fraction, zone = match.groups()
        parts = (int(year), int(month), int(day))
        return iso(parts, (hour, minute, second), fraction, zone)
    if match := _YEAR_FIRST.fullmatch(bare):
        year, month, day, hour, minute, second, half = match.groups()
    elif match := _DAY_FIRST.fullmatch(bare):
        first, middle, year, hour, minute, second, half = match.groups()
        day, month = (middle, first) if month_first else (first, middle)
    else:
        return None
    if half and hour:
        hour = str(int(hour) % 12 + (12 if half.lower()[0] in "pie" else 0))
    parts = (int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    return iso(parts, (hour, minute, second))


def iso(
    day: tuple[int, int, int],
    clock: tuple[str | None, str | None, str | None],
    fraction: str | None = None,
    zone: str | None = None,
) -> str | None:
    """Return the ISO text of a date and time that exist, or None."""
    try:
        if not FIRST_YEAR <= day[0] <= LAST_YEAR:
            return None
        text = dt.date(*day).isoformat()
        if clock[0] is None:
            return text
        hour, minute, second = (int(part or 0) for part in clock)
        time = dt.time(hour, minute, second).isoformat()
    except ValueError:
        return None
    decimals = f".{fraction}".rstrip("0").rstrip(".") if fraction else ""
    return f"{text}T{time}{decimals}{zone or ''}"


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
