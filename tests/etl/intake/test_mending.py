"""Rows mended on the page end as those of a correction file; undo says what stays."""

import io
from collections.abc import Callable

import openpyxl
import pyarrow.parquet as pq
import pytest

from etl import journal, landing
from etl.errors import Refused
from etl.intake.batch import Proposal, accept, propose, restore, undo
from etl.intake.mending import (
    accept_mended,
    propose_mended,
    rows_to_mend,
    same_everywhere,
)
from etl.intake.revision import Kept, UndoReport, undo_report, waiting
from etl.intake.writing.corrections import corrections_workbook
from etl.journal import Batch
from etl.language import LANGUAGES
from etl.workspace import Workspace
from tests.etl.intake.conftest import FIRST, SECOND, Sheets

Write = Callable[..., bytes]
RIGHT_NOW = {("yritykset", 4): {"julkisuusluokka": "sisäinen"}}
ALL = RIGHT_NOW | {
    ("syotteet", 3): {"osuus_pct": "60"},
    ("tyovoima", 3): {"henkilot": "12"},
}


@pytest.fixture
def faulty(ws: Workspace, right: Sheets, write: Write) -> Proposal:
    """Return a proposal with a row, a pair of rows and a cell that wait."""
    right["yritykset"][1]["julkisuusluokka"] = "ehkä"
    right["syotteet"][0]["osuus_pct"] = 90
    right["tyovoima"][0]["henkilot"] = "tusina"
    return propose(ws, write(right), name="a.xlsx", author="t")


def mend(ws: Workspace, source: Proposal | Batch, edits: dict, language="fi") -> Batch:
    return accept_mended(ws, source, edits, language=language, author="t")


def rows(ws: Workspace, batch: Batch) -> dict[str, list[dict]]:
    tables = landing.read_parsed(ws, batch.parsed_key).tables
    names = ("yritykset", "syotteet", "tyovoima", "answer_row")
    return {name: pq.read_table(tables[name]).to_pylist() for name in names}


def test_rows_that_wait_are_offered_with_what_was_typed(
    ws: Workspace, faulty: Proposal
) -> None:
    sheets = {one.form.key: one for one in rows_to_mend(ws, faulty)}
    assert {key: list(one.cells) for key, one in sheets.items()} == {
        "yritykset": [4],
        "syotteet": [3, 4],
        "tyovoima": [3],
    }
    assert sheets["yritykset"].cells[4]["julkisuusluokka"] == ("ehkä", "text")
    assert sheets["syotteet"].cells[3]["osuus_pct"] == ("90", "number")


def test_the_grid_and_the_file_give_the_same_rows(
    ws: Workspace, faulty: Proposal
) -> None:
    base = accept(ws, faulty, "t")
    book = openpyxl.load_workbook(io.BytesIO(corrections_workbook(ws, base, "fi")))
    book["A Yritykset"]["N3"] = "sisäinen"
    book["D Syötteet"]["K3"] = "60"
    book["F Työvoima"]["D3"] = "12"
    buffer = io.BytesIO()
    book.save(buffer)
    uploaded = propose(ws, buffer.getvalue(), name="k.xlsx", author="t")
    by_file = accept(ws, uploaded, "t")
    undo(ws, by_file.batch_id, "t")
    assert rows(ws, mend(ws, base, ALL)) == rows(ws, by_file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dry_run_counts_and_takes_nothing_and_twice_is_the_same(
    ws: Workspace, faulty: Proposal, language: str
) -> None:
    accept(ws, faulty, "t")
    first, again = (
        propose_mended(ws, faulty, RIGHT_NOW, language=language, author="t")
        for _ in "ab"
    )
    assert first.original.sha256 == again.original.sha256
    assert len(journal.batches(ws)) == 1
    mended = propose_mended(ws, faulty, ALL, language=language, author="t")
    assert mended.counts["rows_imported"] == 4
    assert mended.counts.get("rows_parked", 0) == 0


def test_what_can_be_read_in_two_ways_waits_on_and_holds_nothing_up(
    ws: Workspace, faulty: Proposal
) -> None:
    base = accept(ws, faulty, "t")
    edits = RIGHT_NOW | {("tyovoima", 3): {"henkilot": "~2k"}}
    tried = propose_mended(ws, base, edits, language="fi", author="t")
    assert tried.questions == 0
    batch = mend(ws, base, edits)
    assert ("tyovoima", 3) in waiting(ws)[batch.batch_id]


def test_a_file_not_accepted_yet_goes_in_with_its_mended_rows(
    ws: Workspace, faulty: Proposal
) -> None:
    batch = mend(ws, faulty, ALL)
    base, correction = journal.live_batches(ws)
    assert (base.sha256, correction) == (faulty.original.sha256, batch)
    assert batch.about["revises"] == base.batch_id
    assert waiting(ws) == {}


NO_STAFF = {("tyovoima", 3): {"isco4": "", "henkilot": "tusina"}}


def test_nothing_right_yet_takes_nothing_into_use(
    ws: Workspace, faulty: Proposal
) -> None:
    wrong = {("yritykset", 4): {"julkisuusluokka": "vieläkin ehkä"}}
    with pytest.raises(Refused, match="No row is right yet"):
        mend(ws, faulty, wrong | {("syotteet", 3): {"osuus_pct": "95"}, **NO_STAFF})
    assert journal.batches(ws) == []


def test_a_business_id_is_mended_once_for_all_rows_that_have_it(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    wrong = "9123456-1"
    for rows_of in right.values():
        for row in rows_of:
            row["ytunnus"] = wrong if row["ytunnus"] == FIRST else row["ytunnus"]
    source = propose(ws, write(right), name="a.xlsx", author="t")
    sheets = rows_to_mend(ws, source)
    once = {("yritykset", 3): {"ytunnus": FIRST, "henkilosto": "50"}}
    every = same_everywhere(sheets, once)
    assert every[("yritykset", 3)] == once[("yritykset", 3)]
    assert every[("syotteet", 4)] == every[("tyovoima", 3)] == {"ytunnus": FIRST}
    tried = propose_mended(ws, source, every, language="fi", author="t")
    assert [one.code for one in tried.findings] == ["BASE_NOT_IN_USE"]
    assert same_everywhere(sheets, {("yritykset", 3): {"henkilosto": "5"}}) == {
        ("yritykset", 3): {"henkilosto": "5"}
    }


def test_a_row_waits_in_one_place_and_comes_back_when_its_correction_is_undone(
    ws: Workspace, faulty: Proposal
) -> None:
    base = accept(ws, faulty, "t")
    before = waiting(ws)
    assert len(before[base.batch_id]) == 4
    first = mend(ws, base, RIGHT_NOW)
    assert set(waiting(ws)) == {first.batch_id}
    assert len(waiting(ws)[first.batch_id]) == 3
    rest = {place: cells for place, cells in ALL.items() if place not in RIGHT_NOW}
    second = mend(ws, first, rest)
    assert waiting(ws) == {}
    undo(ws, second.batch_id, "t")
    undo(ws, first.batch_id, "t")
    assert waiting(ws) == before


def test_an_undo_says_whom_it_took_brought_back_and_left() -> None:
    facts = {"source": "interviews", "sha256": "", "parsed_key": "", "author": "t"}
    batch = Batch("workbook", file_name="b.xlsx", row_count=1, parked_count=0, **facts)
    report = UndoReport(3, 1, (Kept(batch, 2, True), Kept(batch, 1, False)))
    said = report.sentences("fi")
    assert said[0] == "3 yritystä poistui sivuilta."
    assert said[1] == "1 yrityksen aiemmat vastaukset näkyvät taas."
    assert "on korjattu myöhemmin (b.xlsx)" in said[2]
    assert "myöhemmässä tiedostossa (b.xlsx)" in said[3]
    assert UndoReport(0, 0).sentences("sv") == []


def test_undo_tells_what_goes_what_comes_back_and_what_stays(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    old = accept(ws, propose(ws, write(right), name="a.xlsx", author="t"), "t")
    right["yritykset"][0]["henkilosto"] = 77
    only_first = {
        key: [row for row in rows if row["ytunnus"] == FIRST]
        for key, rows in right.items()
    }
    new = accept(ws, propose(ws, write(only_first), name="b.xlsx", author="t"), "t")
    report = undo_report(ws, new.batch_id)
    assert (report.gone, report.returned, report.kept) == (0, 1, ())
    report = undo_report(ws, old.batch_id)
    assert (report.gone, report.returned) == (1, 0)
    (kept,) = report.kept
    assert (kept.batch, kept.company_count, kept.is_correction) == (new, 1, False)


def test_undoing_a_corrected_file_keeps_the_corrected_interviews_and_says_so(
    ws: Workspace, faulty: Proposal
) -> None:
    base = accept(ws, faulty, "t")
    first = mend(ws, base, RIGHT_NOW)
    second = mend(ws, first, {("tyovoima", 3): {"henkilot": "12"}})
    report = undo_report(ws, base.batch_id)
    assert report.gone == 0
    assert all(one.is_correction for one in report.kept)
    assert second.batch_id in {one.batch.batch_id for one in report.corrections}
    assert second.file_name == "a_korjaukset.xlsx"
    undo(ws, base.batch_id, "t")
    assert [one.batch_id for one in journal.live_batches(ws)] == [
        first.batch_id,
        second.batch_id,
    ]
    links = rows(ws, first)["syotteet"]
    assert {row["ytunnus"] for row in links} == {SECOND}
    restore(ws, base.batch_id, "t")
    assert journal.live_batches(ws)[0].batch_id == base.batch_id


def test_a_correction_of_an_undone_file_is_stopped_also_in_the_grid(
    ws: Workspace, faulty: Proposal
) -> None:
    base = accept(ws, faulty, "t")
    undo(ws, base.batch_id, "t")
    tried = propose_mended(ws, base, RIGHT_NOW, language="fi", author="t")
    assert [one.code for one in tried.stops] == ["BASE_NOT_IN_USE"]
