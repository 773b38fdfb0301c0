"""Old workbooks, BIFF8 (Excel 97) and BIFF5 (Excel 95)."""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from tests.torture.made.ole import container

Rows = Sequence[Sequence[Any]]
ERRORS = {"#N/A": 0x2A, "#DIV/0!": 0x07, "#REF!": 0x17}
DATE_STYLE, DATE_FORMAT = 1, 14


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one record."""
    return struct.pack("<HH", kind, len(body)) + body


def book(
    sheets: Mapping[str, Rows],
    *,
    version: int = 8,
    states: Mapping[str, int] | None = None,
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """Return a workbook; a state is 1 for hidden and 2 for very hidden."""
    name = "Workbook" if version == 8 else "Book"
    bodies = [_sheet(rows, version, hidden_rows) for rows in sheets.values()]
    bounds = [_text(title, version, "<B") for title in sheets]
    start = len(_globals(version)) + sum(len(one) + 10 for one in bounds) + 4
    stream = _globals(version)
    for title, bound, body in zip(sheets, bounds, bodies, strict=True):
        state = (states or {}).get(title, 0)
        stream += record(0x85, struct.pack("<IBB", start, state, 0) + bound)
        start += len(body)
    return container({name: stream + record(0x0A) + b"".join(bodies)})


def _globals(version: int) -> bytes:
    number = 0x0600 if version == 8 else 0x0500
    page = 1200 if version == 8 else 1252
    padding = b"\0" * 8 if version == 8 else b""
    styles = [struct.pack("<HH", 0, one) for one in (0, DATE_FORMAT)]
    return b"".join(
        [
            record(0x809, struct.pack("<HHHH", number, 5, 0, 1996) + padding),
            record(0x42, struct.pack("<H", page)),
            *(record(0xE0, one.ljust(20 if version == 8 else 16, b"\0"))
              for one in styles),
        ]
    )  # fmt: skip


def _text(text: str, version: int, length: str) -> bytes:
    if version == 8:
        return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")
    data = text.encode("cp1252", "replace")
    return struct.pack(length, len(data)) + data


def _sheet(rows: Rows, version: int, hidden: Sequence[int]) -> bytes:
    number = 0x0600 if version == 8 else 0x0500
    padding = b"\0" * 8 if version == 8 else b""
    width = max(map(len, rows), default=0)
    shape = "<IIHHH" if version == 8 else "<HHHHH"
    parts = [record(0x809, struct.pack("<HHHH", number, 0x10, 0, 1996) + padding)]
    parts.append(record(0x200, struct.pack(shape, 0, len(rows), 0, width, 0)))
    for place, row in enumerate(rows):
        flags = 0x20 if place + 1 in hidden else 0
        about = struct.pack("<6HBBH", place, 0, len(row), 255, 0, 0, flags, 1, 0)
        parts.append(record(0x208, about))
        parts += [
            _cell(place, column, value, version)
            for column, value in enumerate(row)
            if value is not None
        ]
    return b"".join(parts) + record(0x0A)


def _cell(row: int, column: int, value: Any, version: int) -> bytes:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, bool):
        return record(0x205, place + struct.pack("<BB", value, 0))
    if isinstance(value, str) and value in ERRORS:
        return record(0x205, place + struct.pack("<BB", ERRORS[value], 1))
    if isinstance(value, str):
        return record(0x204, place + _text(value, version, "<H"))
    return record(0x203, place + struct.pack("<d", value))
