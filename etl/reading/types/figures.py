"""Figures as people write them: `1 234,5`, `1.234.567`, `1,234.50`, `130 000 €`.

The one place where a text becomes a number. A column has one decimal sign, and a text
alone shows it where it can: `1.250` fits both, and is for the caller to ask about.
"""

import re
from decimal import Decimal
from typing import Literal

from etl.reading.words import plain_dashes

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
_BLANKS = re.compile(rf"{_SPACES}+")
_FIGURE = re.compile(r"\d")
PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
ONE_DOT = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
LONGEST_FIGURE = 40
LONGEST = 20
"""An answer has no more signs; also keeps a long row of digits from being worked on."""

WAYS = {
    ",": ((_COMMA, ""), (_COMMA_GROUPED, "."), (_POINT, "")),
    ".": ((_POINT, ""), (_POINT_GROUPED, ","), (_COMMA, "")),
    "": ((_COMMA, ""), (_POINT, ""), (_COMMA_GROUPED, "."), (_POINT_GROUPED, ",")),
}
"""By decimal sign: the ways to write a number, and what parts thousands in each."""


def figure_of(text: str) -> Decimal | None:
    """Return the number that a text without a unit is, whatever its decimal sign."""
    if len(text) > LONGEST or not _FIGURE.search(text) or "e" in text.casefold():
        return None
    digits = _digits_of(text, "")
    return None if digits is None else Decimal(digits)


def number_of(text: str, decimal: DecimalSign = ",") -> Number | None:
    """Return the number that a text with or without a unit is, or None."""
    bare = plain_dashes(text.replace("\u00a0", " ").strip())
    if not _FIGURE.search(bare) or len(bare) > LONGEST_FIGURE:
        return None
    digits = _digits_of(_SUFFIX.sub("", _PREFIX.sub("", bare)).strip(), decimal)
    return None if digits is None else whole(float(digits))


def _digits_of(text: str, decimal: str) -> str | None:
    for pattern, group in WAYS[decimal]:
        if pattern.fullmatch(text):
            bare = text.replace(group, "") if group else text
            return _BLANKS.sub("", bare.replace(",", "."))
    return None


def whole(value: float) -> Number:
    """Return an integer where there are no decimals."""
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def is_percent(text: str) -> bool:
    """Say whether a number is typed with its percent sign."""
    return text.rstrip().endswith("%") and number_of(text) is not None


def decimal_sign(texts: list[str]) -> DecimalSign:
    """Return the decimal sign that the texts of a column agree with best.

    `1,234.50` and `1234.5` speak for the point, `1.234,50` and `1234,5` for the
    comma; `1,234` alone speaks for neither and is left to the comma.
    """
    points = sum(text.rfind(".") > text.rfind(",") for text in texts if "." in text)
    commas = sum(text.rfind(",") > text.rfind(".") for text in texts if "," in text)
    return "." if points > commas else ","
