"""What a text looks like: a class, a step of a scale, a placeholder, a value.

A text that is more than the value (`~62k`, `130 000 + optiot`) is never read as one.
"""

import re
from functools import lru_cache

from etl.reading.types.figures import LONGEST_FIGURE, number_of
from etl.reading.words import clean, plain_dashes

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

PLACEHOLDERS = frozenset({"-", "--", "---", ".", "..", "...", "\u2026"})
LONGEST_PLACEHOLDER = 12


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


def is_duration(code: str) -> bool:
    """Say whether a number format shows hours beyond a day."""
    return code.lower().startswith(("[h", "[m", "[s"))


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
