"""The received files that a person stands in, and their redaction.

A workbook keeps everything but the cells with the person's words; a file of a kind
that cannot be written cell by cell keeps nothing but its sidecar. Its hash stays, so
the same bytes are not taken in again.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import openpyxl

from etl import landing
from etl.contacts.words import Spans, spans_in, without
from etl.landing import Original
from etl.reading import read_workbook
from etl.reading.finding import UnreadableFile
from etl.reading.model import Workbook, letters
from etl.workspace import Workspace


@dataclass(frozen=True)
class Trace:
    """One cell of a received file in which a person's words stand."""

    sheet: str
    row: int
    column: int
    text: str

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
    spans: Spans = ()
    """Places in the text of a csv."""


def traces(ws: Workspace, person: re.Pattern[str]) -> Iterator[Found]:
    """Yield each received workbook in which a person's words stand, and where."""
    for kept in landing.originals(ws, kind="workbook"):
        book = _read(kept.path.read_bytes(), kept.name)
        cells = tuple(_in_book(book, person)) if book else ()
        if book and (cells or _beside(book, person)):
            yield Found(kept, book, cells)


def redact(
    ws: Workspace, person: re.Pattern[str], *, reason: str, account: str
) -> tuple[Redaction, ...]:
    """Take a person's words out of every received workbook; say out of which cells."""
    done = []
    for found in list(traces(ws, person)):
        one = _planned(found, person)
        content = _without(found.original, one)
        left = _read(content, found.original.name)
        if left is None or any(_in_book(left, person)) or _beside(left, person):
            one = Redaction(one.sha256, one.file_name, (), is_whole_file=True)
            content = b""
        _replace(ws, one, content, reason, account)
        done.append(one)
    return tuple(done)


def redact_again(
    ws: Workspace, wanted: Sequence[Redaction], *, reason: str, account: str
) -> int:
    """Take the same out of the same files of an older copy; return of how many."""
    there = [(one, landing.original(ws, one.sha256)) for one in wanted]
    for one, original in there:
        if original is not None:
            _replace(ws, one, _without(original, one), reason, account)
    return sum(original is not None for _one, original in there)


def from_facts(facts: Mapping[str, Any]) -> Redaction:
    """Return a redaction that was kept as JSON."""
    spans = tuple((start, end) for start, end in facts["spans"])
    return Redaction(**{**facts, "cells": tuple(facts["cells"]), "spans": spans})


def _replace(
    ws: Workspace, one: Redaction, content: bytes, reason: str, account: str
) -> None:
    note = {"reason": reason, "by": account, **asdict(one)}
    landing.replace(ws, one.sha256, content, redaction=note)


def _planned(found: Found, person: re.Pattern[str]) -> Redaction:
    """Say what would have to go: cells of an xlsx, places of a csv, else the file."""
    book, cells = found.book, tuple(f"{c.sheet}!{c.reference}" for c in found.cells)
    spans: Spans = ()
    if book.kind == "csv" and book.encoding:
        text = found.original.path.read_bytes().decode(book.encoding, errors="replace")
        spans = spans_in(text, person)
    is_whole_file = not (spans or (book.kind == "xlsx" and cells))
    return Redaction(
        sha256=found.original.sha256,
        file_name=found.original.name,
        cells=() if is_whole_file else cells,
        is_whole_file=is_whole_file,
        spans=spans,
    )


def _read(content: bytes, name: str) -> Workbook | None:
    try:
        return read_workbook(content, name=name) if content else None
    except UnreadableFile:
        return None


def _in_book(book: Workbook, person: re.Pattern[str]) -> Iterator[Trace]:
    for sheet in book.sheets:
        for column in sheet.columns.values():
            for row, text in zip(column.rows, column.texts, strict=True):
                if person.search(text):
                    yield Trace(sheet.name, row, column.number, text)


def _beside(book: Workbook, person: re.Pattern[str]) -> bool:
    texts = [*book.beside]
    for sheet in book.sheets:
        texts += [*sheet.comments.values(), *sheet.page_texts]
    return any(person.search(text) for text in texts)


def _without(original: Original, one: Redaction) -> bytes:
    """Return the file without what a redaction names, or nothing of it."""
    content = original.path.read_bytes()
    book = None if one.is_whole_file else _read(content, original.name)
    if book is None:
        return b""
    if book.kind == "csv" and book.encoding:
        text = content.decode(book.encoding, errors="replace")
        return without(text, one.spans).encode(book.encoding, errors="replace")
    return _without_cells(content, one.cells)


def _without_cells(content: bytes, cells: Sequence[str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.properties.creator = book.properties.lastModifiedBy = None
    for one in cells:
        sheet, _mark, reference = one.rpartition("!")
        cell = book[sheet][reference]
        cell.value, cell.comment, cell.hyperlink = None, None, None
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
