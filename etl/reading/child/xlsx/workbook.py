"""A whole workbook: its sheets in order, with their states, formats and strings."""

import io
from typing import Any

from etl.reading.child.columns import Grid
from etl.reading.child.refusal import Refusal
from etl.reading.child.stream import Reader
from etl.reading.child.xlsx.cells import CellRenderer
from etl.reading.child.xlsx.extras import about_package, add_extras
from etl.reading.child.xlsx.number_format import BUILT_IN
from etl.reading.child.xlsx.package import Package
from etl.reading.child.xlsx.strings import SharedStrings, decoded
from etl.reading.child.xlsx.worksheet import TRUE, Worksheet
from etl.reading.limits import MAX_SHEETS

STATES = {"hidden": "hidden", "veryHidden": "very_hidden"}


class Book(Reader):
    """The workbook part: its sheets in order, date system, outside links."""

    def __init__(self) -> None:
        self.sheets: list[dict[str, str]] = []
        self.is_1904 = False
        self.has_links = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what the workbook says about itself."""
        if name == "sheet":
            plain = {key.rpartition(":")[2]: text for key, text in attributes.items()}
            self.sheets.append(plain)
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in TRUE
        elif name == "externalReference":
            self.has_links = True


class Styles(Reader):
    """The number format code of every cell style, by its index."""

    def __init__(self) -> None:
        self.own: dict[int, str] = {}
        self.codes: list[str] = []
        self.in_cell_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a format of the workbook's own, or a cell style."""
        if name == "numFmt":
            number = int(attributes.get("numFmtId", -1))
            self.own.setdefault(number, attributes.get("formatCode", "General"))
        elif name == "cellXfs":
            self.in_cell_styles = True
        elif name == "xf" and self.in_cell_styles:
            number = int(attributes.get("numFmtId", 0))
            code = self.own.get(number) or BUILT_IN.get(number, "General")
            self.codes.append(code)

    def end(self, name: str) -> None:
        """Leave the list of cell styles."""
        if name == "cellXfs":
            self.in_cell_styles = False


def read_xlsx(content: bytes) -> dict[str, Any]:
    """Read a whole workbook into the shape in which it is sent."""
    package = Package(io.BytesIO(content))
    main = package.relations("").of_kind("officeDocument")
    book = Book()
    if not main or not package.read(main[0], book):
        raise Refusal("CORRUPT_FILE", "part", part="xl/workbook.xml")
    if len(book.sheets) > MAX_SHEETS:
        raise Refusal("TOO_LARGE", "sheets", count=len(book.sheets), limit=MAX_SHEETS)
    relations = package.relations(main[0])
    shared = package.first(relations, "sharedStrings", SharedStrings())
    styles = package.first(relations, "styles", Styles())
    renderer = CellRenderer(shared.texts, styles.codes, is_1904=book.is_1904)
    Grid.counted = 0
    sheets = []
    for entry in book.sheets:
        kind, target = relations.found.get(entry.get("id", ""), ("", ""))
        if kind != "worksheet":
            continue
        sheet = read_sheet(package, target, renderer)
        sheet["name"] = decoded(entry.get("name", ""))
        sheet["state"] = STATES.get(entry.get("state", ""), "visible")
        add_extras(package, target, sheet)
        sheets.append(sheet)
    about = about_package(package, relations)
    about["has_links"] = about["has_links"] or book.has_links
    return {"sheets": sheets, "date1904": book.is_1904, **about}


def read_sheet(package: Package, part: str, renderer: CellRenderer) -> dict[str, Any]:
    """Read one sheet."""
    reader = Worksheet(renderer)
    if not package.read(part, reader):
        raise Refusal("CORRUPT_FILE", "part", part=part)
    return {
        "columns": reader.grid.packed(),
        "hidden_rows": reader.hidden_rows,
        "hidden_columns": reader.hidden_columns,
        "merges": reader.merges,
        "list_sources": reader.list_sources,
        "page_texts": reader.page_texts,
    }
