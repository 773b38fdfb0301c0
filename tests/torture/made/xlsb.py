"""Binary workbooks of Excel (BIFF12 parts in a zip package)."""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from tests.torture.made.package import packed, relations

Rows = Sequence[Sequence[Any]]
ERRORS = {"#N/A": 0x2A, "#DIV/0!": 0x07, "#REF!": 0x17}
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.'
    'macroEnabled.main"/></Types>'
)


def book(
    sheets: Mapping[str, Rows], *, states: Mapping[str, int] | None = None
) -> bytes:
    """Return a workbook; a state is 1 for hidden and 2 for very hidden."""
    bounds = b""
    parts: dict[str, str | bytes] = {}
    links = []
    for number, (title, rows) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(title, 0)
        about = struct.pack("<II", state, number) + _wide(f"r{number}") + _wide(title)
        bounds += record(156, about)
        parts[f"xl/worksheets/sheet{number}.bin"] = _sheet(rows)
        links.append((f"r{number}", "worksheet", f"worksheets/sheet{number}.bin"))
    main = record(131) + record(143) + bounds + record(144) + record(132)
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations([("r1", "officeDocument", "xl/workbook.bin")]),
            "xl/workbook.bin": main,
            "xl/_rels/workbook.bin.rels": relations(links),
        }
        | parts
    )


def record(kind: int, body: bytes = b"") -> bytes:
    """Return one record: kind and size seven bits to a byte."""
    first = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(body)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return first + size + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _sheet(rows: Rows) -> bytes:
    width = max(map(len, rows), default=1)
    span = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1)
    data = record(129) + record(148, span) + record(145)
    for place, row in enumerate(rows):
        data += record(0, struct.pack("<IIHBBB", place, 0, 0, 0, 0, 0))
        for column, value in enumerate(row):
            if value is not None:
                data += _cell(column, value)
    return data + record(146) + record(130)


def _cell(column: int, value: Any) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return record(4, place + bytes([value]))
    if isinstance(value, str) and value in ERRORS:
        return record(3, place + bytes([ERRORS[value]]))
    if isinstance(value, str):
        return record(6, place + _wide(value))
    return record(5, place + struct.pack("<d", value))
