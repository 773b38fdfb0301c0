"""The same bytes read another way: one reading counts, the other gives way to it."""

from collections.abc import Callable

import pytest

from etl import journal
from etl.errors import NeedsChoice, Refused
from etl.intake.answers import open_questions
from etl.intake.batch import Proposal, accept, propose, restore, undo
from etl.intake.choices import Choices
from etl.intake.comparison import Change
from etl.language import LANGUAGES
from etl.workspace import Workspace
from tests.etl.intake.conftest import Sheets

Write = Callable[..., bytes]
Read = Callable[..., Proposal]


@pytest.fixture
def asking(ws: Workspace, right: Sheets, write: Write) -> Read:
    """Return a reader of a file that asks one thing: a thousand, or a decimal."""
    right["yritykset"][0]["henkilosto"] = "1.250"
    content = write(right)
    (cause,) = open_questions(propose(ws, content, name="a.xlsx", author="t").causes)

    def read(answer: str) -> Proposal:
        choices = Choices(answers={cause.first.question: answer})
        return propose(ws, content, name="a.xlsx", author="t", choices=choices)

    return read


def test_the_same_decisions_point_to_the_old_batch(ws: Workspace, asking: Read) -> None:
    first = accept(ws, asking("proposal"), "t")
    again = asking("proposal")
    assert (again.in_use, again.replaces) == (first, None)
    assert accept(ws, again, "u") == first
    assert len(journal.batches(ws)) == 1


def test_another_answer_says_what_changes_and_takes_the_place_of_the_first(
    ws: Workspace, asking: Read
) -> None:
    first = accept(ws, asking("proposal"), "t")
    other = asking("leave")
    assert (other.in_use, other.replaces) == (None, first)
    assert other.changes["yritykset"] == Change(changed=1, same=1, now=2)
    assert other.changes["syotteet"] == Change(same=3, now=3)
    assert all(first.batch_id in other.replacing(one) for one in LANGUAGES)
    second = accept(ws, other, "t")
    assert [one.batch_id for one in journal.live_batches(ws)] == [second.batch_id]
    assert journal.find_batch(ws, first.batch_id).state == "replaced"
    assert [one.kind for one in journal.events(ws)].count("batch_accepted") == 2


def test_undoing_the_second_reading_brings_the_first_back(
    ws: Workspace, asking: Read
) -> None:
    first = accept(ws, asking("proposal"), "t")
    second = accept(ws, asking("leave"), "t")
    with pytest.raises(Refused, match=second.batch_id):
        undo(ws, first.batch_id, "t")
    undo(ws, second.batch_id, "t")
    assert journal.live_batches(ws) == [first]
    assert restore(ws, second.batch_id, "t").state == "live"
    assert [one.batch_id for one in journal.live_batches(ws)] == [second.batch_id]


def test_the_first_reading_can_take_its_place_back_by_the_file(
    ws: Workspace, asking: Read
) -> None:
    accept(ws, asking("proposal"), "t")
    second = accept(ws, asking("leave"), "t")
    third = accept(ws, asking("proposal"), "t")
    assert third.replaces == second.batch_id
    assert journal.live_batches(ws) == [third]
    undo(ws, third.batch_id, "t")
    assert [one.batch_id for one in journal.live_batches(ws)] == [second.batch_id]


def test_a_file_read_anew_does_not_overtake_newer_files(
    ws: Workspace, asking: Read, right: Sheets, write: Write
) -> None:
    first = accept(ws, asking("proposal"), "t")
    right["yritykset"][0]["henkilosto"] = 7
    newer = propose(ws, write(right), name="b.xlsx", author="t")
    later = accept(ws, newer, "t")
    other = asking("leave")
    assert other.changes["yritykset"] == Change(same=2, now=2)
    second = accept(ws, other, "t")
    assert second.place == first.place
    live = [one.batch_id for one in journal.live_batches(ws)]
    assert live == [second.batch_id, later.batch_id]


def test_an_undone_reading_is_not_restored_beside_another(
    ws: Workspace, asking: Read
) -> None:
    first = accept(ws, asking("proposal"), "t")
    undo(ws, first.batch_id, "t")
    second = accept(ws, asking("leave"), "t")
    assert second.replaces == ""
    with pytest.raises(Refused, match=second.batch_id):
        restore(ws, first.batch_id, "t")


def test_a_reading_accepted_meanwhile_is_not_replaced_unseen(
    ws: Workspace, asking: Read
) -> None:
    waiting = asking("leave")
    accept(ws, asking("proposal"), "t")
    with pytest.raises(NeedsChoice, match="changed since"):
        accept(ws, waiting, "t")


def test_decisions_that_change_no_row_point_to_the_old_batch(
    ws: Workspace, asking: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = accept(ws, asking("proposal"), "t")
    monkeypatch.setattr("etl.intake.stored.needed", lambda *_: "other")
    again = asking("proposal")
    assert again.parsed_key != first.parsed_key
    assert (again.in_use, again.replaces) == (first, None)
