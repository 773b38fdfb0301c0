"""The words of one kind of finding."""

from typing import Literal, NamedTuple

from etl.reading.model import Severity


class Text(NamedTuple):
    """How grave it is, what it is, why, how to mend it; msgids with {places}.

    `group` says which findings a person mends together: those of a column, of a
    sheet, or those with the same value anywhere in the file.
    """

    severity: Severity
    title: str
    why: str
    fix: str = ""
    group: Literal["column", "sheet", "value"] = "column"
