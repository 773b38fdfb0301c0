"""Sums of money where a class of money is asked: `1,5 t€`, `3 M€`, `2 500 000`.

A sum is turned into its class by a question, never in silence: a bare number may be in
thousands, and a sum on the border of two classes is in both.
"""

import re
from decimal import Decimal
from functools import cache

from etl.intake.template import Field, template
from etl.intake.values.model import Shown, Typed, asked, fold
from etl.reading.types.figures import figure_of

FIGURES = r"\d[\d .,]*?"
SCALES = (
    (1_000_000, r"(?:milj\.?|miljoona[a]?|mn|mio|m|miljoner|miljon|million)"),
    (1_000, r"(?:t|k|tuhat|tuhatta|tusen|thousand|1000|1 000)"),
    (1, r""),
)
MONEY = r"(?:€|eur|euro[a]?)"
BEFORE = re.compile(r"^(?:~|noin|n\.|ca\.?|about|€|eur)\s*")
LEAST_BARE = 1000
"""A number without its unit from which it is rather a sum than the code of a class."""


def read_money(field: Field, shown: Shown) -> Typed | None:
    """Ask whether a sum is of the class it falls in; None where it is no sum."""
    least = classes(field)
    if not least or shown.kind in "db":
        return None
    text = BEFORE.sub("", fold(shown.text))
    for times, word in SCALES:
        unit = rf"\s?{word}\s?{MONEY}?" if word else rf"\s?{MONEY}"
        found = re.fullmatch(rf"({FIGURES})(?:\s?-\s?({FIGURES}))?{unit}", text)
        ends = _ends(found, times) if found else []
        if ends:
            return _class_of(least, ends)
    number = figure_of(text)
    return _class_of(least, [number]) if number and number >= LEAST_BARE else None


@cache
def classes(field: Field) -> dict[str, Decimal]:
    """Return the smallest sum of each class of a field, none for any other list."""
    options = template().lists.get(field.list, ())
    return {
        one.code: Decimal(str(one.least)) for one in options if one.least is not None
    }


def _ends(found: re.Match[str], times: int) -> list[Decimal]:
    numbers = [figure_of(part.strip()) for part in found.groups() if part]
    return [] if None in numbers else [one * times for one in numbers if one]


def _class_of(least: dict[str, Decimal], ends: list[Decimal]) -> Typed:
    codes = [_holding(least, end) for end in ends]
    other = codes[-1] if codes[-1] != codes[0] else None
    if other is None and ends[0] in least.values():
        below = [code for code, start in least.items() if start < ends[0]]
        other = below[-1] if below else None
    return asked("MONEY_FOR_A_CLASS", codes[0], other=other)


def _holding(least: dict[str, Decimal], number: Decimal) -> str:
    return [code for code, start in least.items() if start <= number][-1]
