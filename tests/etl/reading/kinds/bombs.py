"""Files that mean harm: each is refused, by its own code, before it costs anything."""

import io
import struct
import warnings
from zipfile import ZIP_DEFLATED, ZipFile

from tests.etl.reading.kinds.files import Expected, Files, always, refused
from tests.torture.made import ods, package, xlsx

LAUGHS = (
    '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {chr(98 + at)} "{("&" + chr(97 + at) + ";") * 10}">'
        for at in range(9)
    )
    + "]>"
)
SHEET = xlsx.sheet_xml(xlsx.inline({"A1": "Nimi", "A2": "x"}))
GLUED = b"MZ" * 40_000
OUTSIDE = '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def twice() -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(2):
            made.writestr("xl/worksheets/sheet1.xml", SHEET)
    return buffer.getvalue()


def overlapping() -> bytes:
    """Return a package in which one packed part stands for many."""
    content = bytearray(package.packed({f"xl/{n}.xml": " " * 9000 for n in range(9)}))
    first = content.find(b"PK\x01\x02")
    place = first
    while (place := content.find(b"PK\x01\x02", place + 1)) > 0:
        struct.pack_into("<I", content, place + 42, 0)
    return bytes(content)


def liar() -> bytes:
    """Return a package whose directory says that a large part is a small one."""
    content = bytearray(xlsx.by_hand(SHEET, **{"xl__x.xml": " " * 9_000_000}))
    name = content.rfind(b"xl/x.xml")
    struct.pack_into("<I", content, name - 22, 10)
    return bytes(content)


def table(rows: str) -> bytes:
    return ods.from_tables(f'<table:table table:name="T">{rows}</table:table>')


def spaces() -> bytes:
    space = '<text:s text:c="1000000000"/>' * 200
    cell = f'<table:table-cell office:value-type="string"><text:p>{space}</text:p>'
    return table(f"<table:table-row>{cell}</table:table-cell></table:table-row>")


REPEATED = 'table:number-columns-repeated="16384" office:value-type="string"'
REFUSED: Files = {
    "ratio.xlsx": refused(lambda: xlsx.by_hand(" " * 60_000_000), "ZIP_RATIO", "58"),
    "deep.xlsx": refused(lambda: xlsx.by_hand("<a>" * 2_000_000), "ZIP_RATIO"),
    "twice.xlsx": refused(twice, "DUPLICATE_ZIP_ENTRY"),
    "overlap.xlsx": refused(overlapping, "DUPLICATE_ZIP_ENTRY"),
    "glued.xlsx": refused(lambda: xlsx.by_hand(SHEET) + GLUED, "CORRUPT_FILE"),
    "leaving.xlsx": refused(
        always(package.packed({"xl/workbook.xml": "<a/>", "../../x": "y"})),
        "UNREADABLE_FILE",
    ),
    "laughs.xlsx": refused(
        lambda: xlsx.by_hand(SHEET.replace("?>", "?>" + LAUGHS, 1)), "UNSAFE_XML"
    ),
    "laughs.ods": refused(
        always(package.packed({"mimetype": ods.KIND, "content.xml": LAUGHS + "<a/>"})),
        "UNSAFE_XML",
    ),
    "outside.xlsx": refused(
        lambda: xlsx.by_hand(SHEET, **{"xl__sharedStrings.xml": OUTSIDE + "<sst/>"}),
        "UNSAFE_XML",
    ),
    "rows.ods": refused(
        lambda: table(ods.row_xml(["x"], ' table:number-rows-repeated="1048576"')),
        "TOO_LARGE",
    ),
    "cells.ods": refused(
        lambda: table(ods.row_xml(["x"] * 9, ' table:number-rows-repeated="1048576"')),
        "TOO_MANY_CELLS",
    ),
    "columns.ods": refused(
        lambda: table(
            f"<table:table-row><table:table-cell {REPEATED}><text:p>x</text:p>"
            "</table:table-cell></table:table-row>"
        ),
        "TOO_MANY_COLUMNS",
    ),
    "spaces.ods": refused(spaces, "TOO_LARGE"),
    "sheets.xlsx": refused(
        lambda: xlsx.book({f"S{n}": [["a", "b"]] for n in range(51)}), "TOO_LARGE", "51"
    ),
    "cell.xlsx": refused(
        lambda: xlsx.by_hand(xlsx.sheet_xml(xlsx.inline({"A1": "x" * 40_000}))),
        "TOO_LARGE",
    ),
}
HARMLESS: Files = {
    "merges.xlsx": Expected(
        lambda: xlsx.by_hand(
            xlsx.sheet_xml(
                xlsx.inline({"A1": "Nimi", "A2": "x"}),
                after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 500,
            )
        ),
        rows=1,
        columns=1,
    ),
    "columns.xlsx": Expected(
        lambda: xlsx.by_hand(
            xlsx.sheet_xml(
                xlsx.inline({"A1": "Nimi", "A2": "x"}),
                before='<cols><col min="1" max="2000000000" hidden="1"/></cols>' * 500,
            )
        ),
        "import_with_warnings",
        "HIDDEN_COLUMNS",
        rows=1,
        columns=1,
    ),
}
