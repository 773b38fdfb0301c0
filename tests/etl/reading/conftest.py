"""Small files of every kind, made while the test runs."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from etl.reading import Workbook, read_workbook

Rows = Sequence[Sequence[Any]]
ROOT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
BOOK_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxml'
    'formats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/office'
    'Document/2006/relationships"><workbookPr/><sheets><sheet name="S" sheetId="1" '
    'r:id="r1"/></sheets></workbook>'
)


def written(sheets: Mapping[str, Rows], **options: Any) -> bytes:
    """Return an xlsx workbook with these rows, from A1 on each sheet."""
    buffer = io.BytesIO()
    usual = {"in_memory": True, "default_date_format": "d.m.yyyy"}
    book = xlsxwriter.Workbook(buffer, usual | options)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()
    return buffer.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip package of these parts."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


@pytest.fixture
def write() -> Callable[..., bytes]:
    return written


@pytest.fixture
def pack() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return packed


@pytest.fixture
def read() -> Callable[[bytes], Workbook]:
    """Return a reader of bytes under a fitting name."""

    def reader(content: bytes, name: str = "tiedosto.xlsx") -> Workbook:
        return read_workbook(content, name=name)

    return reader


@pytest.fixture
def raw_book() -> Callable[..., bytes]:
    """Return a maker of workbooks from hand-written XML of their only sheet."""

    def make(sheet: str | bytes, **parts: str | bytes) -> bytes:
        known: dict[str, str | bytes] = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT_RELS,
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": BOOK_RELS,
            "xl/worksheets/sheet1.xml": sheet,
        }
        named = {key.replace("__", "/"): text for key, text in parts.items()}
        return packed(known | named)

    return make


@pytest.fixture
def sheet_xml() -> Callable[[str], str]:
    """Return a maker of sheet parts from the rows' XML."""

    def make(rows: str) -> str:
        return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'

    return make


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes, str], Path]:
    """Return a writer of files."""

    def save(content: bytes, name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save
