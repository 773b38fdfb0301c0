"""What the records of an xlsb workbook (BIFF12) say beside its values."""

import io
import struct
from collections.abc import Iterator
from zipfile import ZipFile

from etl.reading.child.binary.facts import Facts
from etl.reading.child.xlsx.number_format import BUILT_IN
from etl.reading.child.xlsx.package import Package

ROW, ERROR, REAL, RK, FORMULA_ERROR = 0, 3, 5, 2, 11
FORMULAS = (8, 9, 10, 11)
COLUMN, SHEET, FORMAT, STYLE, STYLES, STYLES_END = 60, 156, 44, 47, 617, 618
HIDDEN_ROW, HIDDEN_COLUMN = 0x10, 0x01
HAS_CELL = (ERROR, REAL, RK, *FORMULAS)


def read_facts(content: bytes) -> list[Facts]:
    """Return the facts of each sheet in order."""
    package = Package(io.BytesIO(content))
    main = package.relations("").of_kind("officeDocument")[0]
    relations = package.relations(main)
    codes: list[str] = []
    for part in relations.of_kind("styles"):
        codes = style_codes(part_bytes(package.zip, part))
    found = []
    for kind, body in records(part_bytes(package.zip, main)):
        if kind == SHEET:
            relation, end = wide_text(body, 8)
            facts = Facts(wide_text(body, end)[0])
            _, part = relations.found.get(relation, ("", ""))
            read_sheet(part_bytes(package.zip, part), facts, codes)
            found.append(facts)
    return found


def part_bytes(package: ZipFile, part: str) -> bytes:
    """Return a part's bytes, empty when there is no such part."""
    return package.read(part) if part in package.namelist() else b""


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield records; kind and size are written seven bits to a byte."""
    place = 0
    while place < len(data):
        kind = data[place]
        place += 1
        if kind & 0x80 and place < len(data):
            kind = (kind & 0x7F) | (data[place] & 0x7F) << 7
            place += 1
        size, shift = 0, 0
        while place < len(data) and shift < 28:
            size |= (data[place] & 0x7F) << shift
            shift += 7
            place += 1
            if not data[place - 1] & 0x80:
                break
        yield kind, data[place : place + size]
        place += size


def wide_text(body: bytes, offset: int) -> tuple[str, int]:
    """Return a text and where it ends."""
    (length,) = struct.unpack_from("<I", body, offset)
    end = offset + 4 + 2 * length
    return body[offset + 4 : end].decode("utf-16-le", "replace"), end


def style_codes(data: bytes) -> list[str]:
    """Return the number format code of every cell style."""
    own: dict[int, str] = {}
    codes: list[str] = []
    is_cell_style = False
    for kind, body in records(data):
        if kind == FORMAT:
            own[struct.unpack_from("<H", body)[0]] = wide_text(body, 2)[0]
        elif kind in (STYLES, STYLES_END):
            is_cell_style = kind == STYLES
        elif kind == STYLE and is_cell_style:
            (number,) = struct.unpack_from("<H", body, 2)
            codes.append(own.get(number) or BUILT_IN.get(number, "General"))
    return codes


def read_sheet(data: bytes, facts: Facts, codes: list[str]) -> None:
    """Collect the facts of one sheet."""
    row = 0
    for kind, body in records(data):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & HIDDEN_ROW:
                facts.hidden_rows.append(row)
        elif kind == COLUMN:
            first, last = struct.unpack_from("<II", body)
            if body[16] & HIDDEN_COLUMN:
                facts.hidden_columns.append([first + 1, last + 1])
        elif kind in HAS_CELL:
            column, style = struct.unpack_from("<II", body)
            place = (row, column + 1)
            facts.styled(*place, style & 0xFFFFFF, codes)
            if kind in FORMULAS:
                facts.formulas.add(place)
            if kind in (ERROR, FORMULA_ERROR):
                facts.error(*place, body[8])
