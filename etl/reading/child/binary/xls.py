"""What the records of an old workbook say beside its values.

BIFF8 (Excel 97 and newer) writes texts with a flag of their width; BIFF5 (Excel 95)
writes bytes of a code page, and its records are otherwise read alike.
"""

import struct
from collections.abc import Callable, Iterator

from etl.reading.child.binary.facts import Facts
from etl.reading.child.binary.ole import Container
from etl.reading.child.xlsx.number_format import BUILT_IN

FORMULA, EOF, SHEET, FORMAT, STYLE = 0x0006, 0x000A, 0x0085, 0x041E, 0x00E0
COLUMN, MANY_RK, NUMBER, RK, ROW, BOOL_OR_ERROR = 0x7D, 0xBD, 0x203, 0x27E, 0x208, 0x205
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERROR_RESULT = 2
START, CODE_PAGE = 0x0809, 0x0042
BIFF5 = 0x0500
TextReader = Callable[[bytes, int, int], str]
CODE_PAGES = {367: "ascii", 1200: "cp1252", 10000: "mac_roman", 32768: "mac_roman"}
CELLS = (FORMULA, NUMBER, RK, MANY_RK, BOOL_OR_ERROR)


def read_facts(content: bytes) -> list[Facts]:
    """Return the facts of each sheet in order."""
    container = Container(content)
    stream = container.stream("Workbook") or container.stream("Book")
    own: dict[int, str] = {}
    text_of: TextReader = wide_text
    styles: list[int] = []
    sheets: list[tuple[int, Facts]] = []
    for kind, body in records(stream, 0):
        if kind == START and struct.unpack_from("<H", body)[0] == BIFF5:
            text_of = byte_text("cp1252")
        elif kind == CODE_PAGE and text_of is not wide_text:
            page = struct.unpack_from("<H", body)[0]
            text_of = byte_text(CODE_PAGES.get(page, f"cp{page}"))
        elif kind == FORMAT:
            width = 2 if text_of is wide_text else 1
            own[struct.unpack_from("<H", body)[0]] = text_of(body, 2, width)
        elif kind == STYLE:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == SHEET:
            (offset,) = struct.unpack_from("<I", body)
            sheets.append((offset, Facts(text_of(body, 6, 1))))
    codes = [own.get(one) or BUILT_IN.get(one, "General") for one in styles]
    for offset, facts in sheets:
        read_sheet(stream, offset, facts, codes)
    return [facts for _, facts in sheets]


def records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield records from an offset to the end of its part."""
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + size]
        if kind == EOF:
            return
        offset += 4 + size


def wide_text(body: bytes, offset: int, length_bytes: int) -> str:
    """Return a text whose letters take one byte or two."""
    length = int.from_bytes(body[offset : offset + length_bytes], "little")
    start = offset + length_bytes + 1
    if body[start - 1] & 1:
        return body[start : start + 2 * length].decode("utf-16-le", "replace")
    return body[start : start + length].decode("latin-1")


def byte_text(page: str) -> TextReader:
    """Return a reader of texts whose letters are bytes of a code page."""

    def text(body: bytes, offset: int, length_bytes: int) -> str:
        length = int.from_bytes(body[offset : offset + length_bytes], "little")
        start = offset + length_bytes
        return body[start : start + length].decode(page, "replace")

    return text


def read_sheet(stream: bytes, offset: int, facts: Facts, codes: list[str]) -> None:
    """Collect the facts of one sheet."""
    for kind, body in records(stream, offset):
        if kind == COLUMN:
            first, last, _, _, flags = struct.unpack_from("<5H", body)
            if flags & HIDDEN_COLUMN:
                facts.hidden_columns.append([first + 1, last + 1])
        elif kind == ROW:
            if body[12] & HIDDEN_ROW:
                facts.hidden_rows.append(struct.unpack_from("<H", body)[0] + 1)
        elif kind in CELLS:
            read_cell(kind, body, facts, codes)


def read_cell(kind: int, body: bytes, facts: Facts, codes: list[str]) -> None:
    """Collect the facts of one cell, or of a run of numbers side by side."""
    row, column, style = struct.unpack_from("<3H", body)
    place = (row + 1, column + 1)
    if kind == MANY_RK:
        for number in range((len(body) - 6) // 6):
            (one,) = struct.unpack_from("<H", body, 4 + 6 * number)
            facts.styled(row + 1, column + 1 + number, one, codes)
    elif kind == BOOL_OR_ERROR:
        if body[7]:
            facts.error(*place, body[6])
    else:
        facts.styled(*place, style, codes)
    if kind == FORMULA:
        facts.formulas.add(place)
        if body[12:14] == b"\xff\xff" and body[6] == ERROR_RESULT:
            facts.error(*place, body[8])
