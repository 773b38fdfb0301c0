"""From a stored number and its format to the text that a person sees.

Nothing is rounded away: a percentage keeps its decimals, a date keeps its time.
Fifteen digits are kept, as in the spreadsheet programs; the rest of a binary
fraction was never typed by anybody.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from math import isfinite

Shown = tuple[str, str]
"""Text and kind letter: n number, d date or time, t text."""

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%",
    10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
# the same numbers mean local dates in East Asian editions
BUILT_IN.update(dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"))

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKET = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r'(?:0|\\?[- ./]|"[- ./]")+')
_WORDS = (
    ("am/pm", "h"),
    ("a/p", "h"),
    ("general", ""),
    ("yleinen", ""),
    ("standard", ""),
)
_CANONICAL = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{0,3}[1-9])?")
_ODD = re.compile(rf"^(?!(?:{_CANONICAL.pattern})$).*$", re.MULTILINE)
_ALL_CANONICAL = re.compile(rf"(?:{_CANONICAL.pattern}\n)*+")

FIRST_TRUE_SERIAL = 61  # 1 March 1900; serial 60 is a 29 February that never was
LAST_SERIAL = 2_958_465  # 31 December 9999
OFFSET_1904 = 1462
ORDINAL_OF_ZERO = date(1899, 12, 30).toordinal()
DAY_MS = 86_400_000


def plain(stored: str) -> Shown:
    """Show a number without thousands, exponent or noise."""
    if _CANONICAL.fullmatch(stored):
        return stored, "n"
    try:
        value = float(stored)
    except ValueError:
        return stored, "t"
    if not isfinite(value):
        return stored, "t"
    return shortest(value), "n"


def are_plain(stored: Sequence[str]) -> bool:
    """Say whether all these numbers already are as `plain` shows them."""
    return _ALL_CANONICAL.fullmatch("\n".join(stored) + "\n") is not None


def not_plain(stored: Sequence[str]) -> list[str]:
    """Return the numbers that are not as `plain` shows them."""
    text = "\n".join(stored)
    return _ODD.findall(text) if text.count("\n") < len(stored) else list(stored)


def shortest(value: float) -> str:
    """Write up to fifteen significant digits, always in plain decimals."""
    if value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    exponent = int(text.partition("e")[2])
    decimals = min(14 - exponent, 330)
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def renderer(code: str, *, is_1904: bool) -> Callable[[str], Shown] | None:
    """Return how a format shows a stored number; None means as `plain` does."""
    section = code.partition(";")[0]
    pattern = digits(section)
    if pattern:
        return lambda stored: _filled(stored, pattern)
    if _DURATION.search(section):
        return _duration
    bare = _BRACKET.sub("", _LITERAL.sub("", section)).lower()
    if "%" in bare:
        return _percent
    for word, letter in _WORDS:
        bare = bare.replace(word, letter)
    has_date = any(letter in bare for letter in "dy") or (
        "m" in bare and not any(letter in bare for letter in "hs")
    )
    has_time = any(letter in bare for letter in "hs")
    if (not has_date and not has_time) or any(sign in bare for sign in "#?@"):
        return None
    if "0" in bare.partition("s")[0]:
        return None
    return lambda stored: _moment(stored, has_date, has_time, is_1904)


def digits(section: str) -> str:
    """Return the picture of a code such as `00000` or `0000000-0`, else empty."""
    if not _DIGITS.fullmatch(section) or section.count("0") < 2:
        return ""
    if "." in section:
        return ""
    return section.replace("\\", "").replace('"', "")


def _filled(stored: str, picture: str) -> Shown:
    text, kind = plain(stored)
    if kind != "n" or not text.isdigit():
        return text, kind
    width = picture.count("0")
    left = list(text.zfill(width))
    filled = [left.pop() if sign == "0" else sign for sign in reversed(picture)]
    return "".join(left) + "".join(reversed(filled)), "n"


def _percent(stored: str) -> Shown:
    text, kind = plain(stored)
    return (shortest(float(text) * 100) + "%", "n") if kind == "n" else (text, kind)


def _duration(stored: str) -> Shown:
    text, kind = plain(stored)
    if kind != "n" or abs(float(text)) > LAST_SERIAL:
        return text, kind
    total = round(abs(float(text)) * DAY_MS)
    sign = "-" if float(text) < 0 else ""
    return sign + clock(total), "d"


def clock(milliseconds: int) -> str:
    """Write hours, minutes, seconds, and the fraction when there is one."""
    seconds, rest = divmod(milliseconds, 1000)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{text}.{rest:03d}".rstrip("0") if rest else text


def _moment(stored: str, has_date: bool, has_time: bool, is_1904: bool) -> Shown:
    text, kind = plain(stored)
    if kind != "n":
        return text, kind
    serial = float(text)
    if 0 <= serial < 1 and has_time and not has_date:
        return clock(round(serial * DAY_MS) % DAY_MS), "d"
    if is_1904:
        serial += OFFSET_1904
    days = int(serial)
    time = round((serial - days) * DAY_MS)
    if time == DAY_MS:
        days, time = days + 1, 0
    # before March 1900 the serials run one day behind
    day = days if days >= FIRST_TRUE_SERIAL else days + 1
    if not 1 <= days <= LAST_SERIAL or days == FIRST_TRUE_SERIAL - 1:
        return text, "n"
    shown = date.fromordinal(ORDINAL_OF_ZERO + day).isoformat()
    return (f"{shown}T{clock(time)}" if has_time or time else shown), "d"
