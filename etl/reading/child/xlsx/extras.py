"""What stands beside the cells: comments, declared tables, macros, outside links."""

from typing import Any

from etl.reading.child.columns import span_of
from etl.reading.child.stream import Reader
from etl.reading.child.xlsx.package import Package, Relations
from etl.reading.child.xlsx.strings import decoded

# a query, a connection or a link may show what the file's author cannot see
LINK_KINDS = ("externalLink", "connections", "queryTable", "xlExternalLinkPath")
MOST_COMMENTS = 10_000


class Comments(Reader):
    """Cell reference to the text of its comment."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.reference = ""
        self.parts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a comment or one of its runs."""
        if name == "comment":
            self.reference = attributes.get("ref", "")
        elif name == "t":
            self.parts = []

    def text(self, text: str) -> None:
        """Collect the run."""
        if self.parts is not None:
            self.parts.append(text)

    def end(self, name: str) -> None:
        """Add the run to its comment."""
        if name == "t" and self.parts is not None:
            if len(self.found) < MOST_COMMENTS:
                text = self.found.get(self.reference, "") + "".join(self.parts)
                self.found[self.reference] = decoded(text)
            self.parts = None


class Drawing(Reader):
    """The texts in boxes and shapes."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.in_text = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Begin a paragraph or a run of its text."""
        if name == "p" and len(self.found) < MOST_COMMENTS:
            self.found.append("")
        self.in_text = name == "t" and bool(self.found)

    def text(self, text: str) -> None:
        """Add to the paragraph."""
        if self.in_text:
            self.found[-1] += text

    def end(self, _name: str) -> None:
        """Finish the run."""
        self.in_text = False


class DeclaredTable(Reader):
    """The range of a table object, and whether its last row is a total."""

    def __init__(self) -> None:
        self.reference = ""
        self.totals = 0
        self.has_header = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the table's own attributes."""
        if name == "table":
            self.reference = attributes.get("ref", "")
            self.totals = int(attributes.get("totalsRowCount", 0))
            self.has_header = attributes.get("headerRowCount") != "0"


def add_extras(package: Package, part: str, sheet: dict[str, Any]) -> None:
    """Add comments, declared tables and pivot tables of one sheet."""
    relations = package.relations(part)
    sheet["comments"] = package.first(relations, "comments", Comments()).found
    sheet["tables"] = []
    for target in relations.of_kind("table"):
        table = DeclaredTable()
        if package.read(target, table) and table.has_header:
            sheet["tables"].append([*span_of(table.reference), table.totals])
    drawing = package.first(relations, "drawing", Drawing())
    sheet["page_texts"] += [text for text in drawing.found if text]
    sheet["is_pivot"] = bool(relations.of_kind("pivotTable"))


def about_package(package: Package, relations: Relations) -> dict[str, Any]:
    """Say whether the workbook carries macros or reaches outside itself."""
    kinds = {kind for kind, _ in relations.found.values()}
    has_macros = "vbaProject" in kinds or any(
        name.rpartition("/")[2] == "vbaproject.bin" for name in package.names
    )
    return {
        "has_macros": has_macros,
        "has_links": not kinds.isdisjoint(LINK_KINDS),
    }
