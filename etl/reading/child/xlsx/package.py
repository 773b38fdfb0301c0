"""The parts of a workbook and how they hang together.

Parts are found by following relationships, as the standard says; programs are
free to name them as they like, and some do.
"""

import posixpath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from etl.reading.child.columns import Grid
from etl.reading.child.refusal import Refusal
from etl.reading.child.stream import Reader, read_part
from etl.reading.child.xlsx.cells import CellRenderer
from etl.reading.child.xlsx.number_format import BUILT_IN
from etl.reading.child.xlsx.strings import SharedStrings, decoded
from etl.reading.child.xlsx.worksheet import TRUE, Worksheet
from etl.reading.limits import MAX_SHEETS

STATES = {"hidden": "hidden", "veryHidden": "very_hidden"}


class Relations(Reader):
    """Relationships of one part: id to (kind, target)."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take one relationship; outside targets are never followed."""
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(
            posixpath.join("/" + self.folder, attributes.get("Target", ""))
        )
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    def of_kind(self, kind: str) -> list[str]:
        """Return the targets of one kind of relationship."""
        return [target for found, target in self.found.values() if found == kind]


class Book(Reader):
    """The workbook part: its sheets in order, date system, outside links."""

    def __init__(self) -> None:
        self.sheets: list[dict[str, str]] = []
        self.is_1904 = False
        self.has_links = False
        self.names: list[str] = []
        self.in_name = False

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


class Package:
    """An opened workbook."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self.zip = ZipFile(file)
        except BadZipFile as error:
            raise Refusal("CORRUPT_FILE", "zip") from error
        self.names = {name.lower(): name for name in self.zip.namelist()}

    def read(self, part: str, reader: Reader) -> bool:
        """Read one part if the package has it."""
        name = self.names.get(part.lower())
        if name is None:
            return False
        with self.zip.open(name) as source:
            read_part(source, reader)
        return True

    def relations(self, part: str) -> Relations:
        """Return the relationships of a part; the package's own for `""`."""
        folder, _, name = part.rpartition("/")
        relations = Relations(folder)
        self.read(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
        return relations

    def first(self, relations: Relations, kind: str, reader: Any) -> Any:
        """Read the only part of a kind, if there is one; return the reader."""
        for target in relations.of_kind(kind)[:1]:
            self.read(target, reader)
        return reader


def read_xlsx(file: IO[bytes]) -> dict[str, Any]:
    """Read a whole workbook into the shape in which it is sent."""
    from etl.reading.child.xlsx.extras import about_package, add_extras

    package = Package(file)
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
    about = about_package(package, book, relations)
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
    }
