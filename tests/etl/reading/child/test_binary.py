"""What the records of binary workbooks say beside their values."""

import struct
from collections.abc import Callable
from typing import Any

import pytest

from etl.reading.child.binary import xls, xlsb
from etl.reading.child.binary.facts import Facts
from etl.reading.child.binary.values import columns_of, facts_of

Make = Callable[..., Any]
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
DATES = "d.m.yyyy"


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    about = struct.pack("<64sHBB12s", text, len(text) + 2, kind, 1, b"\xff" * 12)
    return about.ljust(116, b"\0") + struct.pack("<IQ", first, size)


def container(stream: bytes) -> bytes:
    """Return an OLE container: its table, its directory, then the one stream."""
    stream = stream.ljust(4096, b"\0")
    chain = [*range(3, 2 + len(stream) // 512), END]
    numbers = [TABLE, END, *chain]
    numbers += [FREE] * (128 - len(numbers))
    head = struct.pack(
        "<8s16sHHHHH6x9I109I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE,
        9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0, *[FREE] * 108,
    )  # fmt: skip
    directory = entry("Root Entry", 5, END, 0) + entry("Workbook", 2, 2, len(stream))
    table = struct.pack("<128I", *numbers)
    return head + table + directory.ljust(512, b"\0") + stream


def old_workbook() -> bytes:
    """Return a sheet with a hidden row and column, formats and two errors."""
    cell = struct.Struct("<3H").pack
    code = DATES.encode()
    fmt = struct.pack("<HHB", 164, len(code), 0) + code
    style = struct.pack("<HH16x", 0, 164)
    result = b"\x02\x00\x2a\x00\x00\x00\xff\xff"
    sheet = b"".join(
        [
            record(0x809, b"\0" * 16),
            record(0x7D, struct.pack("<5H2x", 2, 3, 9, 0, 1)),
            record(0x208, struct.pack("<HHHHHHBBH", 4, 0, 3, 0, 0, 0, 0x20, 1, 0)),
            record(0x203, cell(4, 0, 1) + struct.pack("<d", 37014.0)),
            record(0x205, cell(5, 0, 0) + b"\x07\x01"),
            record(0x006, cell(6, 1, 0) + result + b"\0" * 8),
            record(0xBD, struct.pack("<HHHIHIH", 7, 0, 1, 0, 0, 0, 1)),
            record(0x0A),
        ]
    )
    head = record(0x809, b"\0" * 16) + record(0x41E, fmt)
    head += record(0xE0, struct.pack("<HH16x", 0, 0)) + record(0xE0, style)
    place = len(head) + 4 + 8 + 6 + 4
    bound = struct.pack("<IBBBB", place, 0, 0, 6, 0) + b"Taulu1"
    return container(head + record(0x85, bound) + record(0x0A) + sheet)


def test_old_workbook_tells_what_is_hidden_wrong_and_formatted() -> None:
    facts = facts_of(old_workbook())["Taulu1"]
    assert facts.hidden_rows == [5]
    assert facts.hidden_columns == [[3, 4]]
    assert facts.errors == {(6, 1): "#DIV/0!", (7, 2): "#N/A"}
    assert facts.formulas == {(7, 2)}
    assert facts.codes == {(5, 1): DATES, (8, 1): DATES}


@pytest.mark.parametrize("cut", [100, 520, 900, 1100, 1600, 2000])
def test_damaged_container_has_unknown_facts(cut: int) -> None:
    assert set(facts_of(old_workbook()[:cut])) <= {"Taulu1"}


def test_chain_of_sectors_that_bites_its_tail_ends() -> None:
    content = bytearray(old_workbook())
    struct.pack_into("<I", content, 512 + 4 * 9, 2)
    assert "Taulu1" in facts_of(bytes(content))


def test_error_is_put_where_the_values_have_nothing() -> None:
    facts = Facts(errors={(2, 1): "#N/A"}, codes={(3, 1): "00000"})
    column = columns_of([["Koodi"], [""], [100.0]], facts)[1]
    assert column["texts"].split("\x7f") == ["Koodi", "#N/A", "00100"]
    assert column["kinds"] == "ten"


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def short(kind: int, body: bytes = b"") -> bytes:
    """Return an xlsb record: kind and size seven bits to a byte."""
    first = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return first + bytes([len(body)]) + body


def new_sheet() -> bytes:
    """Return the records of a sheet with a hidden row and column and two errors."""
    return b"".join(
        [
            short(60, struct.pack("<IIII", 1, 1, 0, 0) + b"\x01\x00"),
            short(0, struct.pack("<IIHBBB", 4, 0, 0, 0, 0x10, 0)),
            short(5, struct.pack("<IId", 0, 1, 37014.0)),
            short(3, struct.pack("<IIB", 2, 0, 0x2A)),
            short(11, struct.pack("<IIB", 3, 0, 0x07)),
        ]
    )


def test_xlsb_tells_what_is_hidden_wrong_and_formatted(pack: Make) -> None:
    link = '<Relationship Id="{}" Type="a/{}" Target="{}"/>'
    links = link.format("s1", "worksheet", "s.bin") + link.format(
        "s2", "styles", "t.bin"
    )
    styles = short(44, struct.pack("<H", 164) + wide(DATES)) + short(617)
    styles += b"".join(short(47, struct.pack("<HH", 0, one)) for one in (0, 164))
    first = link.format("r", "officeDocument", "w.bin")
    parts = {
        "_rels/.rels": f"<Relationships>{first}</Relationships>",
        "_rels/w.bin.rels": f"<Relationships>{links}</Relationships>",
        "w.bin": short(156, b"\0" * 8 + wide("s1") + wide("Taulu1")),
        "s.bin": new_sheet(),
        "t.bin": styles + short(618),
    }
    facts = xlsb.read_facts(pack(parts))[0]
    assert (facts.name, facts.hidden_rows) == ("Taulu1", [5])
    assert facts.hidden_columns == [[2, 2]]
    assert facts.errors == {(5, 3): "#N/A", (5, 4): "#DIV/0!"}
    assert facts.codes == {(5, 1): DATES}


def test_texts_of_two_bytes_a_letter_are_read() -> None:
    body = struct.pack("<HB", 3, 1) + "Äöå".encode("utf-16-le")
    assert xls.wide_text(body, 0, 2) == "Äöå"
