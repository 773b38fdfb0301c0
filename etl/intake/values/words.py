"""The words that mean empty, don't know, yes and no, folded once."""

from etl.intake.template import template
from etl.intake.values.model import fold


def _folded(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in template().words[kind])


EMPTY_WORDS = _folded("empty")
DONT_KNOW = _folded("dont_know")
YES = _folded("yes")
NO = _folded("no")
TOTAL = _folded("total")
