"""Proposals and batches: kept first, whole or not at all, undone and restored."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import journal, landing
from etl.errors import UserMessage
from etl.intake import batch as intake
from etl.intake.batch import accept, propose, restore, undo
from etl.intake.comparison import Change
from etl.language import LANGUAGES
from etl.workspace import Workspace
from tests.etl.intake.conftest import FIRST, Sheets

Write = Callable[..., bytes]


def take(ws: Workspace, content: bytes, name: str = "a.xlsx") -> journal.Batch:
    return accept(ws, propose(ws, content, name=name, author="t"), "t")


def test_proposal_takes_nothing_into_use(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    proposal = propose(ws, write(right), name="a.xlsx", author="t")
    assert proposal.changes["syotteet"] == Change(new=3)
    assert proposal.can_accept
    assert journal.batches(ws) == []
    assert landing.original(ws, proposal.original.sha256) is not None


def test_accepted_rows_are_in_the_landing_as_canonical_text(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    tables = landing.read_parsed(ws, take(ws, write(right)).parsed_key).tables
    rows = pq.read_table(tables["yritykset"]).to_pylist()
    assert [row["row_number"] for row in rows] == [3, 4]
    assert rows[0]["haastattelu_pvm"] == "2025-06-01"
    assert rows[0]["julkisuusluokka"] == "sisainen"
    assert rows[0]["konserni"] is None
    assert {"cell", "parked_row", "finding"} <= tables.keys()


def test_same_file_twice_changes_nothing(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    first = take(ws, write(right))
    again = propose(ws, write(right), name="b.xlsx", author="u")
    assert again.in_use == first
    assert again.changes_nothing
    assert first.batch_id in again.already("fi")
    assert accept(ws, again, "u") == first
    assert len(journal.batches(ws)) == 1


def test_two_people_accepting_the_same_file_make_one_batch(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    proposals = [propose(ws, write(right), name="a.xlsx", author="t") for _ in "ab"]
    first, second = (accept(ws, one, "t") for one in proposals)
    assert first.batch_id == second.batch_id


def test_same_company_and_round_again_is_a_new_version(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    take(ws, write(right))
    right["yritykset"][0]["henkilosto"] = 77
    right["syotteet"].pop(1)
    proposal = propose(ws, write(right), name="b.xlsx", author="t")
    assert proposal.changes["yritykset"] == Change(changed=1, same=1, now=2)
    assert proposal.changes["syotteet"] == Change(same=2, missing=1, now=3)
    assert not proposal.changes_nothing
    accept(ws, proposal, "t")
    assert len(journal.live_batches(ws)) == 2


def test_new_round_adds_and_replaces_nothing(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    take(ws, write(right))
    for row in right["yritykset"]:
        row["kierros"] = "2026-2"
    changes = propose(ws, write(right), name="b.xlsx", author="t").changes
    assert changes["syotteet"] == Change(new=3, now=3)
    assert changes["syotteet"].after == 6


def test_undo_and_restore_change_what_a_proposal_compares_with(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    batch = take(ws, write(right))
    undo(ws, batch.batch_id, "t")
    again = propose(ws, write(right), name="a.xlsx", author="t")
    assert again.changes["yritykset"] == Change(new=2)
    restore(ws, batch.batch_id, "t")
    assert propose(ws, write(right), name="a.xlsx", author="t").changes_nothing


def test_undone_file_brought_again_is_restored_not_doubled(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    batch = take(ws, write(right))
    undo(ws, batch.batch_id, "t")
    assert take(ws, write(right)).batch_id == batch.batch_id
    assert [one.state for one in journal.batches(ws)] == ["live"]


def test_bytes_are_kept_before_anything_made_of_them_is_written(
    ws: Workspace, right: Sheets, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_workbook: object, **_choices: object) -> None:
        raise MemoryError

    monkeypatch.setattr(intake, "check", dies)
    content = write(right)
    with pytest.raises(MemoryError):
        propose(ws, content, name="a.xlsx", author="t")
    assert [path.read_bytes() for path in ws.landing.rglob("*.xlsx")] == [content]
    assert journal.batches(ws) == []
    assert not (ws.landing / "parsed").exists()


def test_failure_while_committing_leaves_no_batch(
    ws: Workspace, right: Sheets, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose(ws, write(right), name="a.xlsx", author="t")

    def dies(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(journal, "accept_batch", dies)
    with pytest.raises(OSError, match="disk full"):
        accept(ws, proposal, "t")
    assert journal.batches(ws) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"\x00\x01\x02" * 50, b"%PDF-1.7 x"]
)
def test_file_that_is_no_workbook_is_refused_in_words(
    ws: Workspace, content: bytes, language: str
) -> None:
    with pytest.raises(UserMessage) as caught:
        propose(ws, content, name="rikki.xlsx", author="t")
    assert "rikki.xlsx" in caught.value.render(language)
    assert journal.batches(ws) == []


def test_what_is_no_file_is_refused_with_its_name(
    ws: Workspace, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "putki.xlsx")
    (tmp_path / "kansio.xlsx").mkdir()
    for name in ("puuttuu.xlsx", "kansio.xlsx", "putki.xlsx"):
        with pytest.raises(UserMessage, match=name):
            propose(ws, tmp_path / name, author="t")


@pytest.mark.parametrize("language", LANGUAGES)
def test_stopped_file_is_refused_with_place_and_fix(
    ws: Workspace, write: Write, language: str
) -> None:
    proposal = propose(ws, write({"yritykset": []}), name="tyhja.xlsx", author="t")
    assert not proposal.can_accept
    with pytest.raises(UserMessage) as caught:
        accept(ws, proposal, "t")
    assert "tyhja.xlsx" in caught.value.render(language)


def test_rows_of_a_company_that_is_not_on_sheet_a_are_told(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    right["yritykset"].pop(1)
    right["yritykset"][0]["kierros"] = None
    proposal = propose(ws, write(right), name="a.xlsx", author="t")
    told = {(one.code, one.value) for one in proposal.findings if one.code != "x"}
    assert ("COMPANY_WAITS", FIRST) in told
    assert ("NO_COMPANY_ROW", "9123457-3") in told
    causes = [one for one in proposal.causes if one.first.code == "COMPANY_WAITS"]
    assert [one.places for one in causes] == [
        [("D Syötteet", "B3:B4"), ("F Työvoima", "B3")]
    ]


def test_demo_sized_workbook_is_proposed_well_under_a_second(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    wide = {
        "yritykset": right["yritykset"],
        "syotteet": [dict(right["syotteet"][2], syote=f"s{n}") for n in range(600)],
    }
    propose(ws, write(wide), name="a.xlsx", author="t")
    wide["syotteet"].pop()
    started = time.process_time()
    propose(ws, write(wide), name="b.xlsx", author="t")
    assert time.process_time() - started < 1
