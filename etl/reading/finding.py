"""What a person should know: why a file is refused, and what was found in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from etl.errors import Refused
from etl.language import number, translator

Severity = Literal["stop", "park", "ask", "tell"]

LAYER = 1 << 21
"""More than any file has rows: a row that is the second or a later one made of the
same row of a file has a number above this, unique on its sheet."""


def shown_row(row: int) -> int:
    """Return the number of a row as it stands in the file."""
    return row % LAYER


class UnreadableFile(Refused):
    """The file was refused before anything was imported; `code` says why."""

    def __init__(self, code: str, text: str, **values: Any) -> None:
        super().__init__(text, **values)
        self.code = code

    def render(self, language: str) -> str:
        """Return the sentence; the kind of a file is a text of its own."""
        gettext = translator(language).gettext
        values = {
            key: number(value, language) if isinstance(value, int) else value
            for key, value in self.values.items()
        }
        kind = values.get("kind")
        if kind:
            values["kind"] = gettext(kind)
        return gettext(self.text).format(**values)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know: where, what, why and how to mend it.

    `text` and `fix` are msgids with `{fields}` filled from `values`.
    """

    code: str
    severity: Severity
    text: str
    fix: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""
    row: int | None = None
    column: str = ""
    header: str = ""
    value: str = ""

    @property
    def cell(self) -> str:
        """`C14`, or empty when the finding is not about one cell."""
        if not (self.row and self.column):
            return ""
        return f"{self.column}{shown_row(self.row)}"

    def message(self, language: str) -> str:
        """Return what was found and why it matters, in `language`."""
        return translator(language).gettext(self.text).format(**self.values)

    def how_to_fix(self, language: str) -> str:
        """Return what the reader can do about it, in `language`."""
        if not self.fix:
            return ""
        return translator(language).gettext(self.fix).format(**self.values)
