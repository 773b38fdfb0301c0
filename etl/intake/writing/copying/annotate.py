"""The findings in the copy: a comment and a fill at each cell, and a list of all.

The fill is never the only sign: every marked cell has a border and a comment too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from etl.intake.writing.copying.book import write_text
from etl.intake.writing.copying.mark import SHEET, TOKEN

AUTHOR = "Voimavara"
PETROL, PALE, INK, RED = "FF0B5C73", "FFE4EFF2", "FF1A2A33", "FFA3161D"
FILLS = {"stop": "FFFBE3E1", "park": "FFFBE3E1", "ask": "FFDDEBF0", "tell": "FFF0F1EC"}
LINES = {
    "stop": ("medium", RED),
    "park": ("medium", RED),
    "ask": ("mediumDashed", PETROL),
    "tell": ("dotted", "FF51616B"),
}
GRAVEST = ("stop", "ask", "park", "tell")
MOST_COMMENTS = 2_000
"""More of them make a spreadsheet program slow; the list has them all."""
MOST_LISTED = 50_000
WIDTHS = (13, 22, 9, 28, 28, 62, 62)
LAST_TRIED = 100
LONGEST_COMMENT = 1_500

Note = Mapping[str, Any]


def annotate(book: Any, job: Mapping[str, Any]) -> None:
    """Mark the cells, put the list first, and say that this is a copy."""
    notes = job["notes"]
    for (title, place), found in list(_by_cell(notes).items())[:MOST_COMMENTS]:
        if title in book.sheetnames:
            _mark(book[title], place, found)
    first = book.create_sheet(job["title"], 0)
    _write_head(first, job)
    _write_list(first, notes[:MOST_LISTED], job["severities"], set(book.sheetnames))
    book.active = 0
    marker = book.create_sheet(SHEET)
    write_text(marker["A1"], TOKEN)
    write_text(marker["B1"], job["file"])
    marker.sheet_state = "veryHidden"


def _by_cell(notes: Iterable[Note]) -> dict[tuple[str, str], list[Note]]:
    ordered = sorted(notes, key=lambda note: GRAVEST.index(note["severity"]))
    found: dict[tuple[str, str], list[Note]] = {}
    for note in ordered:
        if note["at"]:
            found.setdefault((note["sheet"], note["at"]), []).append(note)
    return found


def _mark(sheet: Any, place: str, notes: list[Note]) -> None:
    cell = sheet[_visible(sheet, place)]
    if isinstance(cell, MergedCell):
        ranges = sheet.merged_cells.ranges
        block = next(one for one in ranges if cell.coordinate in one)
        cell = sheet.cell(block.min_row, block.min_col)
    severity = notes[0]["severity"]
    side = Side(style=LINES[severity][0], color=LINES[severity][1])
    cell.fill = PatternFill("solid", fgColor=FILLS[severity])
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    texts = ["\n".join(filter(None, (n["why"], n["fix"]))) for n in notes]
    if cell.comment is not None:
        texts.append(cell.comment.text)
    text = "\n\n".join(texts)[:LONGEST_COMMENT]
    cell.comment = Comment(text, AUTHOR, width=340, height=130)


def _visible(sheet: Any, place: str) -> str:
    """Return the cell of a place; of a row alone the first one that can be seen."""
    if not place.isdigit():
        return place
    hidden = {
        number
        for held in sheet.column_dimensions.values()
        if held.hidden and held.min
        for number in range(held.min, held.max + 1)
    }
    seen = (column for column in range(1, LAST_TRIED) if column not in hidden)
    return f"{get_column_letter(next(seen, 1))}{place}"


def _write_head(sheet: Any, job: Mapping[str, Any]) -> None:
    write_text(sheet["A1"], job["heading"])
    sheet["A1"].font = Font(name="Georgia", size=18, bold=True, color=PETROL)
    write_text(sheet["A2"], job["warning"])
    sheet["A2"].font = Font(bold=True, color=RED, size=11)
    for row, line in enumerate(job["lines"], start=3):
        write_text(sheet.cell(row, 1), line)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.tabSelected = True
    sheet.sheet_properties.tabColor = RED[2:]
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    top = len(job["lines"]) + 4
    for number, text in enumerate(job["headers"], start=1):
        cell = sheet.cell(top, number)
        write_text(cell, text)
        cell.font = Font(bold=True, color=INK)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.border = Border(bottom=Side(style="thin", color=PETROL))
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"


def _write_list(
    sheet: Any, notes: list[Note], severities: Mapping[str, str], titles: set[str]
) -> None:
    start = sheet.max_row + 1
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row, note in enumerate(notes, start=start):
        texts = (
            severities[note["severity"]],
            note["sheet"],
            note["at"],
            note["header"],
            note["value"],
            note["why"],
            note["fix"],
        )
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column)
            write_text(cell, text)
            cell.alignment = wrapped
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=FILLS[note["severity"]])
        if note["at"] and note["sheet"] in titles:
            place = _visible(sheet.parent[note["sheet"]], note["at"])
            _link(sheet.cell(row, 3), note["sheet"], place)
    sheet.auto_filter.ref = (
        f"A{start - 1}:{get_column_letter(len(WIDTHS))}{max(start, sheet.max_row)}"
    )


def _link(cell: Any, title: str, place: str) -> None:
    """Make a cell lead to a place of the same file; no outside address is made."""
    quoted = title.replace("'", "''")
    text = str(cell.value)
    cell.hyperlink = f"#'{quoted}'!{place}"
    cell.hyperlink.target, cell.hyperlink.location = None, f"'{quoted}'!{place}"
    write_text(cell, text)
    cell.font = Font(color=PETROL, underline="single")
