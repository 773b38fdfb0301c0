"""What a document is, whoever writes it: its title, its sections, what explains it.

All words are in the document's language already: writers add nothing but labels. A
text is a text, never markup: no writer reads commands of its format out of it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ui.documents.rows import Rows

NARROWEST, WIDEST, LONG_WORD, AIR = 4, 22, 13, 3
PORTRAIT = 112
"""Signs that stand side by side on a page that is higher than wide."""
Mark = Literal["yes", "no", "unknown"]
MOST_ROWS = 500
"""Rows of a table that a page for print has; the workbook has them all."""


@dataclass(frozen=True)
class Heading:
    """A heading of a section (`level` 1) or of a part of one (2)."""

    words: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True)
class Paragraph:
    """Plain text; `**words**` become bold."""

    words: str


@dataclass(frozen=True)
class KeyFigures:
    """Large numbers side by side: (number as it is written, what it counts)."""

    figures: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it; its first column names the row.

    `right` tells which columns stand to the right (numbers). `data` holds the same
    rows as values, for the workbook; without it the workbook has the texts.
    """

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[bool] = ()
    note: str = ""
    data: Rows | None = None

    def widths(self) -> list[float]:
        """Return how many signs each column needs: its longest word, and some more.

        A text of several words may wrap, so it needs no more than `WIDEST` signs.
        """
        return [float(self._width(at)) for at in range(len(self.headings))]

    def _width(self, at: int) -> int:
        cells = [row[at] for row in self.rows]
        words = [len(word) for cell in cells for word in cell.split()]
        heading = [min(LONG_WORD, len(word)) for word in self.headings[at].split()]
        text = min(WIDEST, max(map(len, cells), default=0))
        return AIR + max(NARROWEST, text, *heading, *words)


@dataclass(frozen=True)
class Picture:
    """A picture (svg or png) with the text that stands for it, read aloud."""

    content: bytes
    alternative: str
    kind: Literal["svg", "png"] = "svg"
    caption: str = ""


@dataclass(frozen=True)
class Note:
    """A remark in a box: how to read, what is hidden and why."""

    words: str


@dataclass(frozen=True)
class Checklist:
    """Conditions with their mark: (met, not met or not known; what; evidence)."""

    items: Sequence[tuple[Mark, str, str]]


Section = Heading | Paragraph | KeyFigures | Table | Picture | Note | Checklist


@dataclass(frozen=True)
class Funding:
    """Who funds: the sentence, and the emblem if the council has given one."""

    words: str = ""
    emblem: Picture | None = None


@dataclass(frozen=True)
class Stamp:
    """What every document and export says of itself; all texts are written out.

    `mark` is the same in the file and in the audit trail, so a paper that turns up
    leads to the record of who took it out.
    """

    sources: Sequence[str] = ()
    filters: Sequence[tuple[str, str]] = ()
    count: str = ""
    coverage: str = ""
    disclosure: str = ""
    ground: str = ""
    build: str = ""
    date: str = ""
    mark: str = ""
    at: dt.datetime | None = None
    """The same moment as `date`, for the file's own properties."""
    is_example: bool = False
    funding: Funding = field(default_factory=Funding)


@dataclass(frozen=True)
class Document:
    """One document, ready to be written as docx, xlsx or pdf."""

    title: str
    language: Literal["fi", "sv", "en"]
    sections: Sequence[Section]
    stamp: Stamp = field(default_factory=Stamp)
    lines: Sequence[str] = ()
    """More that explains it, one sentence each: what the columns mean."""

    @property
    def is_wide(self) -> bool:
        """Tell whether a table needs a page that lies on its side."""
        tables = [one for one in self.sections if isinstance(one, Table)]
        return any(sum(one.widths()) > PORTRAIT for one in tables)

    def with_stamp(self, stamp: Stamp) -> "Document":
        """Return the same document, stamped."""
        return replace(self, stamp=stamp)
