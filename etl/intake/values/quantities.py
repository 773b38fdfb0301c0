"""Amounts that are more than one number: a range, a bound, another unit.

None of them is one number by itself. A range in a field that has fields for both ends
is read; anything else becomes a question, and no range is replaced by its middle.
"""

import re
from decimal import Decimal
from functools import cache

from etl.intake.template import Field, Unit, template
from etl.intake.values.model import Typed, asked, told
from etl.reading.types.figures import ONE_DOT, figure_of

FIGURES = r"\d[\d .,]*?"
RANGE = re.compile(rf"({FIGURES})\s?(?:-|\.\.\.?|…)\s?({FIGURES})\s?([^\d\s.,-]\D*)?")
AMOUNT = re.compile(rf"({FIGURES})\s?([^\d\s.,+-]\D*)?(\+)?")
INTERVAL = 2
"""As many fields as an interval has ends."""

DIGITS_KEPT = 3


def read_quantity(field: Field, text: str) -> Typed | None:
    """Read a folded text as a range, a bound or another unit; None if it is none."""
    found = RANGE.fullmatch(text)
    if found is not None:
        return _range(field, found[1], found[2], found[3] or "")
    bare, is_bound = _without_bound(text)
    amount = AMOUNT.fullmatch(bare)
    number = figure_of(amount[1]) if amount else None
    if amount is None or number is None:
        return None
    word = (amount[2] or "").strip()
    times = factor(field, word)
    if times is None:
        return None
    value = written(number * times, is_exact=times == 1)
    if is_bound or amount[3]:
        return asked("NUMBER_BOUND", value)
    if times != 1:
        return asked("OTHER_UNIT", value, subject=word, unit=word)
    return Typed(value) if word in template().words["count"] else None


def factor(field: Field, word: str) -> Decimal | None:
    """Return what turns a number in a unit into that of the field, None if nothing."""
    own = field.unit
    counts = template().words["count"]
    if not word or (own is not None and word in own.accepted):
        return Decimal(1)
    if own is None or not own.dimension:
        return Decimal(1) if word in counts else None
    other = units(own.dimension).get(word)
    if other is None:
        return None
    return Decimal(str(other.size)) / Decimal(str(own.size))


@cache
def units(dimension: str) -> dict[str, Unit]:
    """Return the units of a dimension by every way of writing them."""
    found: dict[str, Unit] = {}
    for unit in template().units:
        if unit.dimension == dimension:
            for word in unit.accepted:
                # the same letter may be two units: the one that is longer to say
                if len(word) > 1 or word not in found:
                    found[word] = unit
    return found


def written(number: Decimal, *, is_exact: bool = False) -> str:
    """Write a number; one that was turned into another unit in three digits."""
    if not is_exact and number:
        places = max(0, DIGITS_KEPT - 1 - number.adjusted())
        number = round(number, places)
    return format(number.normalize(), "f")


def _range(field: Field, first: str, second: str, word: str) -> Typed | None:
    low, high, times = _end(first), _end(second), factor(field, word.strip())
    if low is None or high is None or times is None or low >= high:
        return None
    ends = [written(end * times, is_exact=times == 1) for end in (low, high)]
    if len(field.required_unless) == INTERVAL:
        moved = tuple(zip(field.required_unless, ends, strict=True))
        return told("–".join(ends), "RANGE_READ", moves_to=moved)
    if field.careful_end == "high":
        ends.reverse()
    return asked("NUMBER_RANGE", ends[0], other=ends[1])


def _end(text: str) -> Decimal | None:
    """Return an end of a range; `1.000` in one is a thousand."""
    is_thousand = ONE_DOT.fullmatch(text.strip()) is not None
    return figure_of(text.strip().replace(".", "") if is_thousand else text.strip())


def _without_bound(text: str) -> tuple[str, bool]:
    """Return a text without `over` or `at most` before its number."""
    words = template().words
    for word in sorted(words["at_least"] | words["at_most"], key=len, reverse=True):
        rest = text.removeprefix(word)
        if rest != text and rest.lstrip()[:1].isdigit():
            return rest.lstrip(), True
    return text, False
