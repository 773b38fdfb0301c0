"""One sheet of an xlsx workbook: cells, and what is hidden, merged or declared."""

import re
from collections import defaultdict
from typing import Any

from etl.reading.child.columns import Grid, letters_of, number_of, span_of
from etl.reading.child.refusal import Refusal
from etl.reading.child.stream import COVERED, DOUBT, PROVEN, Reader
from etl.reading.child.xlsx.cells import CellRenderer
from etl.reading.child.xlsx.strings import has_known_entities, is_plain, unescape
from etl.reading.limits import LAST_ROW

Raw = tuple[str, ...]
"""Letters, row digits, attributes, value; or formula, value, inline text at the end."""
Parts = list[tuple[str, ...]]
"""The same of many cells, part by part."""

# what every spreadsheet program writes; anything else goes through expat's calls
_START = r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>/]*+)>'
VALUE_CELL = re.compile(_START + r"<v>([^<]++)</v></c>")
TAGS_OF_VALUE_CELL = 4
TAGS_OF_CELL, TAGS_OF_VALUE, TAGS_OF_INLINE = 2, 2, 4
ANY_CELL = re.compile(
    _START + r"(?:(<f)[^>]*+>(?:(?<=/>)|[^<]*+</f>))?+"
    r"(?:<v(?: xml:space=\"preserve\")?+>([^<]*+)</v>|<v/>)?+"
    r"(?:<is><t(?: xml:space=\"preserve\")?+>([^<]*+)</t></is>)?+</c>"
)
ROW = re.compile(r"<row\b([^>]*+)>")
ROW_NUMBER = re.compile(r'\br="([0-9]{1,7})"')
TRUE = ("1", "true")
HELP = ("promptTitle", "prompt", "errorTitle", "error")
PAGE_PARTS = ("Header", "Footer")


def parted(cells: list[Raw]) -> Parts:
    """Return cells part by part."""
    return list(zip(*cells, strict=True))


class Worksheet(Reader):
    """Collects one sheet; `grid` has the cells when the part has been read."""

    bulk = "sheetData"
    record_end = b"</row>"

    def __init__(self, renderer: CellRenderer) -> None:
        self.renderer = renderer
        self.grid = Grid()
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[list[int]] = []
        self.merges: list[list[int]] = []
        self.list_sources: list[str] = []
        self.page_texts: list[str] = []
        self.row = 0
        self.column = 0
        self.cell: dict[str, Any] | None = None
        self.collected: list[str] | None = None
        self.pending: list[Raw] = []
        self.phonetic = 0
        self.in_list = False

    # patterns

    def block(self, text: str) -> int:
        """Take whole rows by pattern when it explains every cell in them."""
        rows = ROW.findall(text)
        last = ROW_NUMBER.search(rows[-1]) if rows else None
        if last is None or "\r" in text or "xmlns" in "".join(rows):
            return DOUBT
        parts, sure = self.matched(text, rows)
        if sure == DOUBT or not has_known_entities(text):
            return DOUBT
        if "&" in text:
            stored = [tuple(map(unescape, part)) for part in parts[3:]]
            parts = [*parts[:3], *stored]
        self.flush()
        self.row = int(last.group(1))
        if 'hidden="' in text:
            self.note_hidden(rows)
        self.take(parts)
        return sure

    def matched(self, text: str, rows: list[str]) -> tuple[Parts, int]:
        """Return the cells of whole rows, part by part, and how sure that is."""
        if "<is>" not in text and "<f" not in text:
            parts = parted(VALUE_CELL.findall(text))
            count = len(parts[0]) if parts else 0
            if self.is_proven(text, TAGS_OF_VALUE_CELL * count, rows):
                return parts, PROVEN
        parts = parted(ANY_CELL.findall(text))
        count = len(parts[0]) if parts else 0
        if count != text.count("</c>") or not is_plain(text):
            return [], DOUBT
        tags = TAGS_OF_CELL * count + 2 * text.count("</f>")
        if parts:
            values, inlines = parts[4], parts[5]
            tags += TAGS_OF_VALUE * (count - values.count(""))
            tags += TAGS_OF_INLINE * (count - inlines.count(""))
        return parts, PROVEN if self.is_proven(text, tags, rows) else COVERED

    @staticmethod
    def is_proven(text: str, tags_of_cells: int, rows: list[str]) -> bool:
        """Say whether rows, tags of cells and empty elements are all that is there."""
        without_content = text.count("/>")
        empty_rows = sum(row.endswith("/") for row in rows)
        row_tags = 2 * len(rows) - empty_rows
        tags = tags_of_cells + row_tags + without_content - empty_rows
        return (
            tags == text.count("<")
            and text.count("</row>") == len(rows) - empty_rows
            and "<!" not in text
        )

    def note_hidden(self, rows: list[str]) -> None:
        """Remember the hidden ones of rows given by their attributes."""
        for attributes in rows:
            if 'hidden="1"' in attributes or 'hidden="true"' in attributes:
                number = ROW_NUMBER.search(attributes)
                if number:
                    self.hidden_rows.append(int(number.group(1)))

    def take(self, parts: Parts) -> None:
        """Sort cells, given part by part, into their columns."""
        if not parts:
            return
        letters, *others = parts
        self.grid.count(len(letters))
        width = len(set(letters))
        if letters == letters[:width] * (len(letters) // width):
            # every row has the same columns: each is one slice
            for place in range(width):
                column = self.grid.column(number_of(letters[place]))
                self.renderer.add(column, [part[place::width] for part in others])
            return
        by_column: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(letters):
            by_column[name].append(place)
        for name, places in by_column.items():
            column = self.grid.column(number_of(name))
            group = [list(map(part.__getitem__, places)) for part in others]
            self.renderer.add(column, group)

    # expat's calls

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        handler = getattr(self, f"start_{name}", None)
        if handler:
            handler(attributes)
        elif name in ("v", "f", "t", "formula1") or name.endswith(PAGE_PARTS):
            if name == "f" and self.cell is not None:
                self.cell["formula"] = "<f"
            self.collected = None if name == "t" and self.phonetic else []

    def start_row(self, attributes: dict[str, str]) -> None:
        """Begin a row; without a number it follows the one before."""
        self.row = int(attributes.get("r") or self.row + 1)
        if not 1 <= self.row <= LAST_ROW:
            raise Refusal("CORRUPT_FILE", "row", row=self.row)
        self.column = 0
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.append(self.row)

    def start_c(self, attributes: dict[str, str]) -> None:
        """Begin a cell; without a reference it follows the one before."""
        reference = attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        row = reference[len(letters) :] or str(self.row)
        if len(letters) > 3:
            raise Refusal("CORRUPT_FILE", "column", column=letters[:9])
        self.column = number_of(letters) if letters else self.column + 1
        shown = "".join(
            f' {key}="{attributes[key]}"' for key in "st" if key in attributes
        )
        self.cell = {"row": row, "kind": shown, "formula": "", "v": "", "t": ""}

    def start_rPh(self, _attributes: dict[str, str]) -> None:  # noqa: N802
        """Leave out phonetic guides."""
        self.phonetic += 1

    def start_col(self, attributes: dict[str, str]) -> None:
        """Remember hidden columns."""
        if attributes.get("hidden") in TRUE:
            span = [int(attributes.get(key, 0)) for key in ("min", "max")]
            self.hidden_columns.append(span)

    def start_mergeCell(self, attributes: dict[str, str]) -> None:  # noqa: N802
        """Remember a merged block."""
        self.merges.append(span_of(attributes.get("ref", "")))

    def start_dataValidation(self, attributes: dict[str, str]) -> None:  # noqa: N802
        """Remember whether the formulas that follow name a list, and the help texts."""
        self.page_texts += [text for key in HELP if (text := attributes.get(key))]
        self.in_list = attributes.get("type") == "list"

    def text(self, text: str) -> None:
        """Collect the text of the open element."""
        if self.collected is not None:
            self.collected.append(text)

    def end(self, name: str) -> None:
        """Finish an element."""
        if name in ("v", "t", "f", "formula1"):
            text = "".join(self.collected or ())
            self.collected = None
            if self.cell is None:
                if self.in_list and name != "t":
                    self.list_sources.append(text)
            elif name in ("v", "t"):
                self.cell[name] += text
        elif name.endswith(PAGE_PARTS) and self.collected is not None:
            self.page_texts.append("".join(self.collected))
            self.collected = None
        elif name == "c" and self.cell is not None:
            self.end_cell(self.cell)
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "dataValidation":
            self.in_list = False
        elif name == "sheetData":
            self.flush()

    def end_cell(self, cell: dict[str, Any]) -> None:
        """Keep the cell that has just been read, if it holds anything."""
        self.cell = None
        if cell["formula"] or cell["v"] or cell["t"]:
            place = (letters_of(self.column), cell["row"], cell["kind"])
            self.pending.append((*place, cell["formula"], cell["v"], cell["t"]))
            if len(self.pending) >= 10_000:
                self.flush()

    def flush(self) -> None:
        """Sort in the cells that came by calls."""
        if self.pending:
            pending, self.pending = self.pending, []
            self.take(parted(pending))
