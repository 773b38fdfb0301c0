"""The correction file: only what waits, safe to open, brought back without doubles."""

import io
from collections.abc import Callable

import openpyxl
import pyarrow.parquet as pq
import pytest

from etl import journal, landing
from etl.errors import Refused
from etl.intake.batch import Proposal, accept, propose, undo
from etl.intake.comparison import Change
from etl.intake.writing.corrections import corrections_workbook
from etl.language import LANGUAGES
from etl.workspace import Workspace
from tests.etl.intake.conftest import SECOND, Sheets

Write = Callable[..., bytes]


@pytest.fixture
def waiting(ws: Workspace, right: Sheets, write: Write) -> Proposal:
    """Return a proposal with a row, a pair of rows and a cell that wait."""
    right["yritykset"][1]["julkisuusluokka"] = "ehkä"
    right["syotteet"][0] |= {"osuus_pct": 90, "toimittaja": "=HYPERLINK('x')"}
    right["tyovoima"][0]["henkilot"] = "tusina"
    return propose(ws, write(right), name="a.xlsx", author="t")


def mended(content: bytes, **cells: object) -> bytes:
    """Return the correction file with cells changed, named `sheet_B3`."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, value in cells.items():
        letter, cell = name.split("_")
        sheet = next(one for one in book.worksheets if one.title.startswith(letter))
        sheet[cell] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_rows_that_wait_are_there_each_wrong_cell_with_its_reason(
    ws: Workspace, waiting: Proposal, language: str
) -> None:
    content = corrections_workbook(ws, waiting, language)
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = {sheet.title[0]: sheet.max_row - 2 for sheet in book.worksheets[:3]}
    assert rows == {"A": 1, "D": 2, "F": 1}
    first = book.worksheets[0]
    assert first["B3"].value == SECOND
    assert first["N3"].value == "ehkä"
    assert first["N3"].comment is not None
    assert "ehkä" in first["N3"].comment.text
    assert first["N3"].fill.fgColor.rgb == "FFFBE3E1"
    assert first["B3"].comment is None
    assert "ehkä" in first.cell(3, first.max_column).value


def test_cell_that_begins_a_formula_is_written_as_text(
    ws: Workspace, waiting: Proposal
) -> None:
    content = corrections_workbook(ws, waiting, "fi")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    assert sheet["F3"].value == "=HYPERLINK('x')"
    assert sheet["F3"].data_type == "s"


def test_numbers_and_dates_stay_numbers_and_dates(
    ws: Workspace, waiting: Proposal
) -> None:
    content = corrections_workbook(ws, waiting, "fi")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.worksheets[1]["K3"].value == 90
    assert book.worksheets[0]["G3"].value == 41


def test_mended_rows_take_the_place_of_those_that_waited(
    ws: Workspace, waiting: Proposal
) -> None:
    first = accept(ws, waiting, "t")
    content = corrections_workbook(ws, first, "fi")
    content = mended(content, A_N3="sisäinen", D_K3=60, F_D3=12)
    proposal = propose(ws, content, name="korjaus.xlsx", author="t")
    assert proposal.revises == first.batch_id
    assert proposal.findings == []
    assert proposal.changes["yritykset"] == Change(new=1, same=1, now=1)
    assert proposal.changes["syotteet"] == Change(new=3, now=0)
    assert proposal.changes["tyovoima"].missing == 0


def test_corrected_interview_brings_its_right_rows_along(
    ws: Workspace, waiting: Proposal
) -> None:
    first = accept(ws, waiting, "t")
    content = mended(corrections_workbook(ws, first, "sv"), A_N3="intern")
    proposal = propose(ws, content, name="korjaus.xlsx", author="t")
    batch = accept(ws, proposal, "t")
    tables = landing.read_parsed(ws, batch.parsed_key).tables
    rows = pq.read_table(tables["yritykset"]).to_pylist()
    assert {(row["ytunnus"], row["row_number"]) for row in rows} >= {(SECOND, 4)}
    links = pq.read_table(tables["syotteet"]).to_pylist()
    assert [row["syote"] for row in links if row["ytunnus"] == SECOND] == ["teräs"]
    assert batch.about["revises"] == first.batch_id


def test_correction_undone_leaves_the_first_file_in_use(
    ws: Workspace, waiting: Proposal
) -> None:
    first = accept(ws, waiting, "t")
    content = mended(corrections_workbook(ws, first, "fi"), A_N3="sisäinen")
    second = accept(ws, propose(ws, content, name="k.xlsx", author="t"), "t")
    assert [one.batch_id for one in journal.live_batches(ws)] == [
        first.batch_id,
        second.batch_id,
    ]
    undo(ws, second.batch_id, "t")
    assert [one.batch_id for one in journal.live_batches(ws)] == [first.batch_id]


def test_correction_of_a_file_that_is_not_in_use_is_stopped(
    ws: Workspace, waiting: Proposal
) -> None:
    content = mended(corrections_workbook(ws, waiting, "fi"), A_N3="sisäinen")
    proposal = propose(ws, content, name="k.xlsx", author="t")
    assert [one.code for one in proposal.stops] == ["BASE_NOT_IN_USE"]


def test_answers_that_came_after_the_corrected_file_are_told(
    ws: Workspace, waiting: Proposal, right: Sheets, write: Write
) -> None:
    first = accept(ws, waiting, "t")
    right["yritykset"][1]["julkisuusluokka"] = "julkinen"
    accept(ws, propose(ws, write(right), name="b.xlsx", author="t"), "t")
    content = mended(corrections_workbook(ws, first, "fi"), A_N3="sisäinen")
    proposal = propose(ws, content, name="k.xlsx", author="t")
    told = [one for one in proposal.findings if one.code == "ANSWER_IS_NEWER"]
    assert SECOND in {one.value for one in told}


def test_nothing_to_correct_is_said_in_words(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    proposal = propose(ws, write(right), name="a.xlsx", author="t")
    with pytest.raises(Refused):
        corrections_workbook(ws, proposal, "fi")
