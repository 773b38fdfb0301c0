"""The annotated copy: readable, harmless, and refused when it comes back."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.errors import Refused
from etl.intake.batch import Proposal, propose
from etl.intake.writing import annotated
from etl.intake.writing.annotated import annotated_workbook
from etl.language import LANGUAGES
from etl.workspace import Workspace
from tests.etl.intake.conftest import Sheets

Write = Callable[..., bytes]
ALLOWED = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/comments/",
    "xl/drawings/commentsDrawing",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/",
    "xl/workbook.xml",
    "xl/worksheets/",
)
HEADER_ROW = 5


@pytest.fixture
def faulty(right: Sheets, write: Write) -> bytes:
    """Return a workbook with a row and a cell that wait, one of them like a formula."""
    right["yritykset"][1]["julkisuusluokka"] = "ehkä"
    right["syotteet"][0] |= {"osuus_pct": 90, "toimittaja": "=HYPERLINK('x')"}
    right["tyovoima"][0]["henkilot"] = "=cmd|' /C calc'!A0"
    return write(right)


def proposed(ws: Workspace, content: bytes, name: str = "kysely.xlsx") -> Proposal:
    return propose(ws, content, name=name, author="t")


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def formulas(book: openpyxl.Workbook) -> list[str]:
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_with_a_finding_has_a_comment_a_fill_and_a_border(
    ws: Workspace, faulty: bytes, language: str
) -> None:
    proposal = proposed(ws, faulty)
    book = opened(annotated_workbook(proposal, language))
    marked = [one for one in proposal.findings if one.cell]
    assert len(marked) >= 3
    for one in marked:
        cell = book[one.sheet][one.cell]
        assert one.message(language) in cell.comment.text
        assert one.how_to_fix(language) in cell.comment.text
        assert cell.fill.fill_type == "solid"
        assert cell.border.left.style


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_lists_all_findings_and_leads_to_their_cells(
    ws: Workspace, faulty: bytes, language: str
) -> None:
    proposal = proposed(ws, faulty)
    first = opened(annotated_workbook(proposal, language)).worksheets[0]
    rows = list(first.iter_rows(min_row=HEADER_ROW + 1))
    assert len(rows) == len(proposal.findings) + len(proposal.file_findings)
    found = {(row[1].value, row[2].value): row for row in rows}
    for one in proposal.findings:
        row = found[one.sheet, one.cell]
        assert row[4].value == one.value
        assert row[2].hyperlink.location == f"'{one.sheet}'!{one.cell}"
        assert row[2].hyperlink.target is None
    assert first.sheet_view.tabSelected


def test_no_text_becomes_a_formula_and_values_stand_in_place_of_formulas(
    ws: Workspace, faulty: bytes
) -> None:
    book = opened(annotated_workbook(proposed(ws, faulty), "fi"))
    assert formulas(book) == []
    links = next(sheet for sheet in book.worksheets if sheet.title.startswith("D"))
    assert links["F3"].value == "=HYPERLINK('x')"


def with_dangers(content: bytes) -> bytes:
    """Add what a spreadsheet may carry: links, names, rules, formulas, an author."""
    book = opened(content)
    sheet = book.worksheets[0]
    sheet["B3"].hyperlink = "file://server/share/x"
    sheet["Z1"] = '=WEBSERVICE("http://example.invalid/" & B3)'
    book.defined_names["remote"] = openpyxl.workbook.defined_name.DefinedName(
        "remote", attr_text="[1]Sheet1!$A$1"
    )
    book.properties.creator = "Keksitty Kirjoittaja"
    sheet["C3"].comment = openpyxl.comments.Comment("oma muistiinpano", "Keksitty K")
    sheet.conditional_formatting.add(
        "A1:B9",
        openpyxl.formatting.rule.FormulaRule(formula=["[1]Sheet1!$A$1=1"]),
    )
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
        package.writestr("xl/pivotCache/pivotCacheRecords1.xml", "<hidden/>")
        package.writestr("xl/externalLinks/externalLink1.xml", "<hidden/>")
    return buffer.getvalue()


def test_nothing_that_acts_or_tells_of_somebody_is_carried_over(
    ws: Workspace, faulty: bytes
) -> None:
    copy = annotated_workbook(proposed(ws, with_dangers(faulty)), "fi")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert [n for n in package.namelist() if not n.startswith(ALLOWED)] == []
        whole = b" ".join(package.read(name) for name in package.namelist())
    for danger in (b"WEBSERVICE", b"server/share", b"remote", b"Keksitty K", b"[1]"):
        assert danger not in whole
    assert b'TargetMode="External"' not in whole
    assert "oma muistiinpano" in opened(copy).worksheets[1]["C3"].comment.text


def test_the_copy_brought_back_is_refused_with_what_to_bring_instead(
    ws: Workspace, faulty: bytes
) -> None:
    copy = annotated_workbook(proposed(ws, faulty), "fi")
    with pytest.raises(Refused) as refused:
        proposed(ws, copy, "kysely_havainnot.xlsx")
    words = refused.value.render("fi")
    assert "kysely.xlsx" in words
    assert "Korjaa alkuperäinen" in words


def test_another_kind_of_file_becomes_a_fresh_workbook(
    ws: Workspace, faulty: bytes
) -> None:
    sheet = opened(faulty).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    text = "\n".join(";".join(str(value) for value in row) for row in rows)
    proposal = proposed(ws, text.encode(), "kysely.csv")
    book = opened(annotated_workbook(proposal, "fi"))
    (one,) = [found for found in proposal.findings if found.code == "NOT_IN_LIST"]
    cell = book[one.sheet][one.cell]
    assert cell.value == "ehkä"
    assert "ehkä" in cell.comment.text


def test_what_the_library_cannot_open_is_copied_from_what_was_read(
    ws: Workspace, faulty: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = annotated._made_in_child
    monkeypatch.setattr(
        annotated,
        "_made_in_child",
        lambda way, job, content: b"" if way == "original" else made(way, job, content),
    )
    first = opened(annotated_workbook(proposed(ws, faulty), "fi")).worksheets[0]
    assert "ulkoasua" in first["A4"].value


def test_a_file_that_cannot_be_copied_is_said_so(
    ws: Workspace, faulty: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotated, "_made_in_child", lambda *_: b"")
    with pytest.raises(Refused, match="too large or too complex"):
        annotated_workbook(proposed(ws, faulty), "fi")


def test_a_copy_that_takes_too_long_is_given_up(
    ws: Workspace, faulty: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(annotated.limits, "WALL_SECONDS", 0.05)
    monkeypatch.setattr(annotated.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(Refused):
        annotated_workbook(proposed(ws, faulty), "fi")
    assert list(tmp_path.glob("voimavara-copy-*")) == []
