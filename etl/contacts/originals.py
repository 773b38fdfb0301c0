"""The received files that a person stands in, and their redaction.

A workbook keeps everything but the cells with the person's words; a file of a kind
that cannot be written cell by cell keeps nothing but its sidecar. Its hash stays, so
the same bytes are not taken in again.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import openpyxl

from etl import landing
from etl.landing import Original
from etl.reading import read_workbook
from etl.reading.finding import UnreadableFile
from etl.reading.model import Workbook, letters
from etl.workspace import Workspace

SHORTEST_WORD = 5
"""Shorter words would stand in half of all cells by chance."""


@dataclass(frozen=True)
class Trace:
    """One cell of a received file in which a person's words stand."""

    sheet: str
    row: int
    column: int

    @property
    def reference(self) -> str:
        """`C14`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Found:
    """One received file, as it was read, and the cells in which the words stand."""

    original: Original
    book: Workbook
    cells: tuple[Trace, ...]


@dataclass(frozen=True)
class Redaction:
    """What was taken out of one received file."""

    sha256: str
    file_name: str
    cells: tuple[str, ...]
    """Cells as `sheet!C14`; empty if the whole file was removed."""
    is_whole_file: bool


def traces(ws: Workspace, words: Sequence[str]) -> Iterator[Found]:
    """Yield each received workbook in which any of the words stands, and where."""
    wanted = [word.casefold() for word in words if len(word) >= SHORTEST_WORD]
    for kept in landing.originals(ws, kind="workbook") if wanted else ():
        book = _read(kept.path.read_bytes(), kept.name)
        cells = tuple(_in_book(book, wanted)) if book else ()
        if book and (cells or _beside(book, wanted)):
            yield Found(kept, book, cells)


def redact(
    ws: Workspace, words: Sequence[str], *, reason: str, account: str
) -> tuple[Redaction, ...]:
    """Take a person's words out of every received workbook; say out of which cells."""
    done = []
    for found in list(traces(ws, words)):
        rewritten = _without(found, words)
        cells = tuple(f"{one.sheet}!{one.reference}" for one in found.cells)
        one = Redaction(
            sha256=found.original.sha256,
            file_name=found.original.name,
            cells=cells if rewritten else (),
            is_whole_file=not rewritten,
        )
        note = {"reason": reason, "by": account, **asdict(one)}
        landing.replace(ws, found.original.sha256, rewritten, redaction=note)
        done.append(one)
    return tuple(done)


def _read(content: bytes, name: str) -> Workbook | None:
    try:
        return read_workbook(content, name=name) if content else None
    except UnreadableFile:
        return None


def _in_book(book: Workbook, wanted: Sequence[str]) -> Iterator[Trace]:
    for sheet in book.sheets:
        for column in sheet.columns.values():
            for row, text in zip(column.rows, column.texts, strict=True):
                if _stands_in(text, wanted):
                    yield Trace(sheet.name, row, column.number)


def _beside(book: Workbook, wanted: Sequence[str]) -> bool:
    texts = [*book.beside]
    for sheet in book.sheets:
        texts += [*sheet.comments.values(), *sheet.page_texts]
    return any(_stands_in(text, wanted) for text in texts)


def _stands_in(text: str, wanted: Sequence[str]) -> bool:
    return any(word in text.casefold() for word in wanted)


def _without(found: Found, words: Sequence[str]) -> bytes:
    """Return the file without the words, or nothing if they would still be in it."""
    content = found.original.path.read_bytes()
    if found.book.kind == "xlsx":
        content = _without_cells(content, found.cells)
    elif found.book.kind == "csv" and found.book.encoding:
        content = _without_words(content, found.book.encoding, words)
    left = _read(content, found.original.name)
    wanted = [word.casefold() for word in words]
    if left is None or any(_in_book(left, wanted)) or _beside(left, wanted):
        return b""
    return content


def _without_cells(content: bytes, cells: Sequence[Trace]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.properties.creator = book.properties.lastModifiedBy = None
    for one in cells:
        cell = book[one.sheet].cell(one.row, one.column)
        cell.value, cell.comment, cell.hyperlink = None, None, None
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _without_words(content: bytes, encoding: str, words: Sequence[str]) -> bytes:
    text = content.decode(encoding, errors="replace")
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(re.escape(word), "", text, flags=re.IGNORECASE)
    return text.encode(encoding, errors="replace")
