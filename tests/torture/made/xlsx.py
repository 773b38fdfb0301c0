"""Excel workbooks: rich ones by a library, and odd ones written by hand."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from tests.torture.made.package import OFFICE, packed, relations, unpacked

Rows = Sequence[Sequence[Any]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_TYPE = (
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{PLAIN_TYPE.decode()}"/>'
    "</Types>"
)


def book(sheets: Mapping[str, Rows], **options: Any) -> bytes:
    """Return a workbook of rows; texts stay texts."""
    buffer = io.BytesIO()
    usual = {"in_memory": True, "default_date_format": "d.m.yyyy"}
    with xlsxwriter.Workbook(buffer, usual | options) as made:
        for title, rows in sheets.items():
            write(made.add_worksheet(title), rows)
    return buffer.getvalue()


def write(sheet: Any, rows: Rows, first_row: int = 0) -> None:
    """Write rows to a sheet of xlsxwriter."""
    for number, row in enumerate(rows, start=first_row):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None:
                sheet.write(number, column, value)


def rich(rows: Rows) -> bytes:
    """Return a workbook that has something of everything."""
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    first, bold = made.add_worksheet("Vastaukset"), made.add_format({"bold": True})
    first.merge_range(0, 0, 0, 3, "Kysely 2026")
    write(first, rows, 1)
    first.write_rich_string(20, 0, "osin ", bold, "lihava")
    first.write_formula(21, 1, "=SUM(B3:B8)", value=36)
    first.write_formula(22, 1, "=NA()", value="#N/A")
    first.write_datetime(
        23, 1, dt.datetime(2026, 2, 3), made.add_format({"num_format": "d.m.yyyy"})
    )
    first.write_number(24, 1, 0.25, made.add_format({"num_format": "0%"}))
    first.write_comment(2, 1, "huomautus")
    first.autofilter(1, 0, 8, 3)
    first.set_row(4, None, None, {"hidden": True})
    first.set_column(3, 3, None, None, {"hidden": True})
    first.data_validation(
        "C3:C9", {"validate": "list", "source": "=Valinnat!$A$1:$A$3"}
    )
    first.set_header("&Lylätunniste")
    lists = made.add_worksheet("Valinnat")
    write(lists, [["Kyllä"], ["Ei"], ["en osaa sanoa"]])
    lists.hide()
    deep = made.add_worksheet("_meta")
    write(deep, [["avain", "arvo"]])
    deep.very_hidden()
    made.add_worksheet("Taulu").add_table(
        0, 0, 3, 1, {"data": [["a", 1], ["b", 2], ["c", 3]]}
    )
    made.close()
    return buffer.getvalue()


def with_macros(content: bytes) -> bytes:
    """Return a workbook as one that has macros."""
    parts = unpacked(content)
    types = parts["[Content_Types].xml"].replace(PLAIN_TYPE, MACRO_TYPE)
    return packed(
        parts | {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11"}
    )


def by_hand(
    sheet: str | bytes,
    *,
    is_strict: bool = False,
    about: str = "",
    **parts: str | bytes,
) -> bytes:
    """Return a workbook whose one sheet is this XML; `__` in a name is `/`."""
    main, office = (STRICT, STRICT_OFFICE) if is_strict else (MAIN, OFFICE)
    links = [
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("r2", "sharedStrings", "sharedStrings.xml"),
        ("r3", "styles", "styles.xml"),
    ]
    known: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations([("r1", "officeDocument", "xl/workbook.xml")], office),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{main}" '
        f'xmlns:r="{office}">{about}<sheets><sheet name="Taulu" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links, office),
        "xl/worksheets/sheet1.xml": sheet,
    }
    named = {key.replace("__", "/"): text for key, text in parts.items()}
    return packed(known | named)


def sheet_xml(rows: str, before: str = "", after: str = "", main: str = MAIN) -> str:
    """Return a sheet part from the XML of its rows."""
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{main}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def inline(cells: Mapping[str, str]) -> str:
    """Return rows of inline texts from `{"A1": "text"}`, a row per number."""
    by_row: dict[str, str] = {}
    for place, text in cells.items():
        row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        cell = f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        by_row[row] = by_row.get(row, "") + cell
    return "".join(f'<row r="{row}">{cells}</row>' for row, cells in by_row.items())
