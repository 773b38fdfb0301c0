"""The words of one kind of finding."""

from typing import NamedTuple

from etl.reading.model import Severity


class Text(NamedTuple):
    """How grave it is, what it is, why, how to mend it; msgids with {places}.

    `by_sheet` groups a whole sheet's cells together instead of each column's.
    """

    severity: Severity
    title: str
    why: str
    fix: str = ""
    by_sheet: bool = False
