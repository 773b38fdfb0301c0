"""The words of one kind of finding."""

from typing import Literal, NamedTuple

from etl.reading.model import Severity


class Text(NamedTuple):
    """How grave it is, what it is, why, how to mend it; msgids with {places}.

    `group` says which findings a person mends together: those of a column, of a
    sheet, or those with the same value anywhere in the file. `is_answered` tells that
    a person may decide about it: every `ask`, and repairs that can be taken back.
    """

    severity: Severity
    title: str
    why: str
    fix: str = ""
    group: Literal["column", "sheet", "value"] = "column"
    is_revocable: bool = False
    """A repair that was made and told, and that a person may refuse."""

    @property
    def is_answered(self) -> bool:
        """Whether a person's answer changes what becomes of the cell."""
        return self.severity == "ask" or self.is_revocable
