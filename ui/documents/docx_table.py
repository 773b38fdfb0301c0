"""Tables of a docx: headings repeat on each page, and no row is cut by its end."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from ui.documents.model import Table

LINE = "C9D3DA"
Fill = Callable[[Any], None]


def put_table(book: Any, one: Table, width: int) -> None:
    """Add a table with its caption, its headings and its note."""
    if one.caption:
        caption = book.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        caption.add_run(one.caption).bold = True
    shares = one.widths()
    sizes = [int(width * share / sum(shares)) for share in shares]
    right = list(one.right) or [False] * len(one.headings)
    made = _new(book, 1 + len(one.rows), sizes)
    _line(made)
    grid = made._tbl.tr_lst
    for at, words in enumerate([one.headings, *one.rows]):
        row = grid[at]
        _flag(row, "w:cantSplit")
        if at == 0:
            _flag(row, "w:tblHeader")
        for cell, text, to_right in zip(row.tc_lst, words, right, strict=True):
            _write(cell, text, to_right=to_right, is_bold=at == 0)
    if one.note:
        book.add_paragraph().add_run(one.note).font.size = Pt(9)


def put_cells(
    book: Any,
    rows: Sequence[Sequence[Fill]],
    sizes: Sequence[int],
    *,
    fill: str = "",
) -> None:
    """Add cells that are filled by acts on their paragraph: boxes, key figures."""
    made = _new(book, len(rows), sizes)
    for line, acts in zip(made.rows, rows, strict=True):
        for cell, act in zip(line.cells, acts, strict=True):
            if fill:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), fill)
                cell._tc.get_or_add_tcPr().append(shade)
            act(cell.paragraphs[0])
    book.add_paragraph().paragraph_format.space_after = Pt(4)


def _new(book: Any, count: int, sizes: Sequence[int]) -> Any:
    made = book.add_table(rows=count, cols=len(sizes))
    made.autofit = False
    for column, size in zip(made.columns, sizes, strict=True):
        column.width = size
    for row in made._tbl.tr_lst:
        for cell, size in zip(row.tc_lst, sizes, strict=True):
            cell.width = size
    return made


def _write(cell: Any, words: str, *, to_right: bool, is_bold: bool) -> None:
    paragraph = cell.p_lst[0]
    if to_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_r()
    run.text = words
    run.get_or_add_rPr().sz_val = Pt(9)
    if is_bold:
        run.get_or_add_rPr()._add_b()


def _flag(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _line(made: Any) -> None:
    """Draw thin lines between the rows, none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    made._tbl.tblPr.append(borders)
