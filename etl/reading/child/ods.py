"""OpenDocument spreadsheets: every repeat is counted before it is believed.

A cell of one kilobyte may say that it is repeated on a million rows; the count
is checked against the limits first, and only cells with content are kept.
"""

import io
from typing import Any
from zipfile import BadZipFile, ZipFile

from etl.reading.child.columns import Grid, letters_of
from etl.reading.child.ods_cells import CODES, shown
from etl.reading.child.refusal import Refusal
from etl.reading.child.stream import Reader, read_part
from etl.reading.limits import MAX_ROWS, MAX_SHEETS

LINKS = ("table-source", "cell-range-source", "dde-source", "database-source-sql")
# what is drawn over the cells has paragraphs that are no cell's text
DRAWN = frozenset(
    {"frame", "custom-shape", "rect", "g", "caption", "line", "ellipse", "connector"}
)
INLINE_SPACE = {"s": " ", "tab": "\t", "line-break": "\n"}


def read_ods(content: bytes) -> dict[str, Any]:
    """Read a whole document into the shape in which it is sent."""
    document = Document()
    try:
        package = ZipFile(io.BytesIO(content))
        names = package.namelist()
        if "content.xml" not in names:
            raise Refusal("CORRUPT_FILE", "part", part="content.xml")
        with package.open("content.xml") as source:
            read_part(source, document)
    except BadZipFile as error:
        raise Refusal("CORRUPT_FILE", "zip") from error
    return {
        "sheets": [sheet.packed() for sheet in document.sheets],
        "has_links": document.has_links,
        "has_macros": any(name.startswith("Basic/") for name in names),
    }


class OdsSheet:
    """One table of the document while it is read."""

    def __init__(self, name: str, *, is_hidden: bool) -> None:
        self.name = name
        self.state = "hidden" if is_hidden else "visible"
        self.grid = Grid()
        self.row = 1
        self.column = 1
        self.cells: list[tuple[int, int, dict[str, Any]]] = []
        self.row_attributes: dict[str, str] = {}
        self.next_column = 1
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[list[int]] = []
        self.merges: list[list[int]] = []
        self.comments: dict[str, str] = {}

    def end_row(self, times: int) -> None:
        """Write out the row as many times as it says, if it holds anything."""
        if self.cells:
            self.grid.count(times * sum(count for _, count, _ in self.cells))
            if times > MAX_ROWS:
                raise Refusal("TOO_LARGE", "rows", limit=MAX_ROWS)
            for row in range(self.row, self.row + times):
                self.write(row)
            if self.row_attributes.get("visibility") in ("collapse", "filter"):
                self.hidden_rows.extend(range(self.row, self.row + times))
        self.row += times
        self.cells = []

    def write(self, row: int) -> None:
        """Write the cells of one row."""
        for first, count, cell in self.cells:
            for number in range(first, first + count):
                column = self.grid.column(number)
                column.add(row, cell["text"], cell["kind"], cell["code"])
                if cell["formula"]:
                    column.formulas.append(row)
                if cell["kind"] == "-":
                    column.missing.append(row)

    def packed(self) -> dict[str, Any]:
        """Return the sheet as it is sent."""
        return {
            "name": self.name,
            "state": self.state,
            "columns": self.grid.packed(),
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "merges": self.merges,
            "comments": self.comments,
        }


class Document(Reader):
    """Collects every sheet of `content.xml`."""

    def __init__(self) -> None:
        Grid.counted = 0
        self.sheets: list[OdsSheet] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.depth = 0
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.comment: list[str] | None = None
        self.in_paragraph = 0
        self.drawn = 0
        self.has_links = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; namespaces are told apart by their local names."""
        own = {key.rpartition(":")[2]: text for key, text in attributes.items()}
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                self.start_table(own)
        elif name == "style":
            self.style = own.get("name", "")
        elif name == "table-properties" and own.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name in LINKS:
            self.has_links = True
        elif name in DRAWN:
            self.drawn += 1
        elif self.depth == 1 and not self.drawn:
            self.start_in_table(name, own, attributes)

    def start_table(self, own: dict[str, str]) -> None:
        """Begin a sheet."""
        if len(self.sheets) >= MAX_SHEETS:
            count = len(self.sheets) + 1
            raise Refusal("TOO_LARGE", "sheets", count=count, limit=MAX_SHEETS)
        is_hidden = own.get("style-name") in self.hidden_styles
        self.sheets.append(OdsSheet(own.get("name", ""), is_hidden=is_hidden))

    def start_in_table(
        self, name: str, own: dict[str, str], attributes: dict[str, str]
    ) -> None:
        """Begin a row, a column, a cell or a part of a cell's text."""
        sheet = self.sheets[-1]
        if name == "table-column":
            count = int(own.get("number-columns-repeated", 1))
            if own.get("visibility") in ("collapse", "filter"):
                sheet.hidden_columns.append(
                    [sheet.next_column, sheet.next_column + count - 1]
                )
            sheet.next_column += count
        elif name == "table-row":
            sheet.row_attributes, sheet.column = own, 1
        elif name in ("table-cell", "covered-table-cell"):
            is_error = attributes.get("calcext:value-type") == "error"
            own["value-type"] = attributes.get("office:value-type", "")
            self.cell, self.lines = own, []
            if is_error:
                own["value-type"] = "error"
        elif name == "annotation":
            self.comment = []
        elif name == "p":
            self.in_paragraph += 1
            self.target().append("")
        elif name in INLINE_SPACE and self.in_paragraph:
            self.text(INLINE_SPACE[name] * min(int(own.get("c", 1)), 1000))

    def target(self) -> list[str]:
        """Return the lines that text now belongs to."""
        return self.lines if self.comment is None else self.comment

    def text(self, text: str) -> None:
        """Collect text of a paragraph."""
        if self.in_paragraph and self.target():
            self.target()[-1] += text

    def end(self, name: str) -> None:
        """Finish an element."""
        if name == "table":
            self.depth -= 1
        elif name in DRAWN:
            self.drawn -= 1
        elif self.depth == 1 and not self.drawn:
            self.end_in_table(name, self.sheets[-1])

    def end_in_table(self, name: str, sheet: OdsSheet) -> None:
        """Finish a row, a cell or a comment."""
        if name == "p":
            self.in_paragraph -= 1
        elif name == "annotation" and self.comment is not None:
            place = f"{letters_of(sheet.column)}{sheet.row}"
            sheet.comments[place] = "\n".join(self.comment)
            self.comment = None
        elif name == "table-row":
            sheet.end_row(int(sheet.row_attributes.get("number-rows-repeated", 1)))
        elif name.endswith("table-cell") and self.cell is not None:
            self.end_cell(self.cell, sheet)
            self.cell = None

    def end_cell(self, cell: dict[str, str], sheet: OdsSheet) -> None:
        """Keep a cell that holds anything, and step over it."""
        count = int(cell.get("number-columns-repeated", 1))
        down = int(cell.get("number-rows-spanned", 1)) - 1
        right = int(cell.get("number-columns-spanned", 1)) - 1
        if down or right:
            place = [sheet.row, sheet.column]
            sheet.merges.append([*place, place[0] + down, place[1] + right])
        text, kind = shown(cell, "\n".join(self.lines))
        if text or kind == "-":
            code = CODES.get(cell["value-type"], "General")
            kept = {
                "text": text,
                "kind": kind,
                "code": code,
                "formula": "formula" in cell,
            }
            sheet.cells.append((sheet.column, count, kept))
        sheet.column += count
