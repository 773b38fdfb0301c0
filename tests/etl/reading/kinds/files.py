"""Files of the kinds that come in, each with what must be said of it.

Written here from nothing: other delimiters and encodings, odd workbooks, exports of
survey tools, damage done by spreadsheet programs. `Expected` was judged by hand
against the rules, not taken from a first run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Files = dict[str, "Expected"]


@dataclass(frozen=True)
class Expected:
    """One file and what must be said of its first sheet of answers."""

    content: Callable[[], bytes]
    outcome: str = "import"
    code: str | None = None
    header_rows: tuple[int, ...] = (1,)
    rows: int = 0
    columns: int = 0
    cells: Mapping[str, Any] = field(default_factory=dict)
    findings: frozenset[str] = frozenset()
    """Codes that must be among the findings of the file and its sheets."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What the answer says of the file: encoding, delimiter, profile."""
    words: tuple[str, ...] = ()
    """What the message must name."""


def refused(content: Callable[[], bytes], code: str, *words: str) -> Expected:
    """Return what is expected of a file that may not come in."""
    return Expected(content, "reject", code, words=words)


def always(content: bytes) -> Callable[[], bytes]:
    """Return a maker of these bytes."""
    return lambda: content
