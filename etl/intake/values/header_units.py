"""The unit that stands in a header and not in the cells: `Turnover (t€)`, `Stock, kk`.

A header of the template has the unit of its field, so only other files need this.
"""

import re
from functools import lru_cache

from etl.intake.template import Field
from etl.intake.values.model import Shown, fold
from etl.intake.values.money import classes
from etl.intake.values.quantities import factor
from etl.reading.types.figures import figure_of

_MONEY = re.compile(
    r"(?<!\w)(milj(?:\.|oonaa)?|mn|m|t|k|tuhatta|tusen|thousand|million|1 ?000)?"
    r" ?(?:€|eur(?:o|oa|os)?(?!\w))"
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:/[^\W\d_]+)?")


@lru_cache(maxsize=4096)
def unit_in(header: str, field: Field) -> str:
    """Return the unit a header names, empty where it is the field's own or none."""
    text = fold(header)
    if classes(field):
        money = _MONEY.search(text)
        scale = str(money[1] or "") if money else ""
        return f"{scale} €".strip() if money else ""
    named = {word: factor(field, word) for word in _WORD.findall(text)}
    told = {word: times for word, times in named.items() if times is not None}
    if not told or 1 in told.values():
        return ""
    return str(next(iter(told)))


def with_unit(shown: Shown, header: str, field: Field) -> Shown:
    """Return a bare number with the unit of its header after it."""
    if shown.kind not in "nt":
        return shown
    text = shown.text.strip()
    text = text.replace(".", ",") if shown.kind == "n" else text
    unit = unit_in(header, field)
    if not unit or figure_of(fold(text)) is None:
        return shown
    return Shown(f"{text} {unit}")
