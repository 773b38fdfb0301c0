"""Public registers: one module a source, all through one interface.

A file is recognised by its content, never by its name. Recognising says what a file
holds and which period it speaks of; choosing decides what is loaded; only then are
the bytes kept and parsed (`etl.sources.refresh` does these in the right order).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import pyarrow as pa

from etl.errors import Refused
from etl.language import N_, translator

NOT_THIS_SOURCE = N_(
    "It is not data of this source: the content has none of the shapes that the "
    "source publishes."
)


@dataclass(frozen=True)
class SourceFile:
    """One file handed in or fetched: its path below the folder, and its bytes."""

    name: str
    content: bytes = field(repr=False)
    """The bytes; of a large file only its beginning."""
    sha256: str
    origin: str = ""
    """What was asked of the server; empty when a person brought the file."""
    large: Path | None = None
    """Where a file lies that is too large for the memory."""
    redaction: Mapping[str, Any] = field(default_factory=dict)
    """What was taken out before the bytes were kept; empty when nothing was."""


def without(file: SourceFile, content: bytes, left_out: int) -> SourceFile:
    """Return a file of which `left_out` fields are gone; it tells what it was."""
    came = {"received_sha256": file.sha256, "fields_left_out": left_out}
    sha256 = hashlib.sha256(content).hexdigest()
    return replace(file, content=content, sha256=sha256, redaction=came)


@dataclass(frozen=True)
class Skipped:
    """A file that is not loaded, and why: an English msgid with {fields}."""

    file: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_failure: bool = False
    """Whether a part that was asked for over the network did not come."""

    def render(self, language: str) -> str:
        """Return the reason in `language`."""
        return translator(language).gettext(self.text).format(**self.values)


def failed(part: str, problem: Refused) -> Skipped:
    """Return a part of a load that did not come, and why; the others go on."""
    return Skipped(part, problem.text, problem.values, is_failure=True)


@dataclass(frozen=True)
class Recognised:
    """What one file holds: a table of the source, its period, its vintage."""

    file: SourceFile
    table_name: str
    title: str
    vintage: str
    """Year, month or date that the content speaks of, as text that sorts: 2020-10."""
    period_from: date | None = None
    period_to: date | None = None
    content: Any = field(default=None, repr=False)
    """What the source read already and needs for parsing; nobody else looks at it."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Kept in the journal, and given back to `choose` at a later load; JSON types."""


@dataclass(frozen=True)
class Choice:
    """Which of the recognised files are loaded, and why the others are not."""

    loaded: Sequence[Recognised]
    skipped: Sequence[Skipped] = ()


@dataclass(frozen=True)
class Parsed:
    """Landing tables (`etl/mappings/landing_tables.toml`) and rows of each file."""

    tables: Mapping[str, pa.Table | Path]
    row_counts: Mapping[str, int]
    """Rows by `SourceFile.name`."""


class Source(Protocol):
    """A register. A module has one as `SOURCE`; `refresh.py` lists the modules."""

    name: str
    address: str
    """Where its answers are published."""
    licence: str
    attribution: str
    parser_version: int
    """Raised when the same bytes give other rows than before."""

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say what `file` holds; Skipped with a reason; None for a foreign shape."""

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose what to load: one vintage a table, a subset never before a whole.

        `in_use` has one entry for each file whose table is in use now: its `facts`,
        with `table_name`, `vintage`, `file`, `sha256` and `row_count`.
        """

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return the landing tables of the chosen files; `source_load` is added."""


@runtime_checkable
class ReadsLarge(Protocol):
    """A source that reads a file too large for the memory from its path."""

    def recognise_large(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say what a large or packed file holds."""


@runtime_checkable
class Comparing(Protocol):
    """A source that tells what changed since what is in use."""

    def changes(self, parsed: Parsed, before: Sequence[Path], whole: bool) -> pa.Table:
        """Return the changes against the Parquet tables `before`."""


@runtime_checkable
class Redacting(Protocol):
    """A source whose answers may hold what is never kept, as contact persons."""

    def redacted(self, file: SourceFile) -> SourceFile:
        """Return the file as it may be kept; the same file when all of it may."""
