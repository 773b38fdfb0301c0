"""The workbook that is copied: the values and the look of the original, no more.

Values stand in the place of formulas. What could do something or tell of somebody
(macros, links, names, pivots, drawings, properties) is left behind.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook.defined_name import DefinedNameDict
from openpyxl.workbook.protection import DocumentSecurity
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.table import TableList

from etl.reading.answer import workbook_from
from etl.reading.child.__main__ import answer
from etl.reading.model import Cell, Sheet

XLSX = ("xlsx", "xlsm")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31


def original_book(content: bytes) -> Any:
    """Return an xlsx file's values and look, everything else taken away."""
    book = openpyxl.load_workbook(
        io.BytesIO(content), data_only=True, keep_links=False, keep_vba=False
    )
    if not book.worksheets:
        msg = "`content` must hold a sheet of cells"
        raise ValueError(msg)
    for sheet in book.chartsheets:
        book.remove(sheet)
    book.defined_names = DefinedNameDict()
    book.custom_doc_props = CustomPropertyList()
    book.security = DocumentSecurity()
    for sheet in book.worksheets:
        _strip(sheet)
    return book


def fresh_book(kind: str, content: bytes, name: str) -> Any:
    """Return a new workbook of what is read from a file of any kind."""
    read = workbook_from(answer(kind, content), kind, name)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in read.sheets:
        made = book.create_sheet(FORBIDDEN.sub("-", sheet.name)[:LONGEST_TITLE])
        made.sheet_state = {"very_hidden": "veryHidden"}.get(sheet.state, sheet.state)
        for cell in _cells(sheet):
            _write(made.cell(cell.row, cell.column), cell)
    return book


def save(book: Any) -> bytes:
    """Return the finished file; nobody is named as its author."""
    book.properties = DocumentProperties(creator="Voimavara")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_text(cell: Any, text: str) -> None:
    """Write a text as text: it never becomes a formula, also when edited."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    if cell.value:
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in "=+-@"


def _strip(sheet: Any) -> None:
    """Take away what is neither a value nor its look."""
    sheet._charts, sheet._images, sheet._pivots = [], [], []
    sheet._tables = TableList()
    sheet._hyperlinks = []
    sheet.defined_names = DefinedNameDict()
    sheet.data_validations = DataValidationList()
    # a colour by a rule would hide the colour of a finding
    sheet.conditional_formatting = ConditionalFormattingList()
    sheet.auto_filter = AutoFilter()
    sheet.protection = SheetProtection()
    sheet._print_area = type(sheet._print_area)()
    sheet._print_rows = sheet._print_cols = None
    for view in sheet.views.sheetView:
        view.tabSelected = False
    for cell in list(sheet._cells.values()):
        if getattr(cell, "_hyperlink", None) is not None:
            cell._hyperlink = None
        if cell.data_type == "f":
            cell.value = None
        if getattr(cell, "_comment", None) is not None:
            text = cell.comment.text
            cell.comment = Comment(text, "–")


def _cells(sheet: Sheet) -> Iterator[Cell]:
    for column in sheet.columns.values():
        yield from column.cells()


def _write(cell: Any, read: Cell) -> None:
    if read.kind == "number" and read.number is not None:
        cell.value = read.number
        if read.number_format != "General":
            cell.number_format = read.number_format
    else:
        write_text(cell, read.raw_text)
