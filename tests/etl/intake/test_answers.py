"""Questions are answered once for all cells of a cause, and never asked again."""

from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import journal, landing
from etl.errors import Refused
from etl.intake.answers import forget, parsed, recall, remember, remembered
from etl.intake.answers.refusals import Unanswered
from etl.intake.batch import Proposal, accept, propose, undo
from etl.intake.checking import check
from etl.intake.choices import Choices
from etl.intake.findings import Cause
from etl.mapping.model import ColumnMapping, FileMapping, SheetMapping
from etl.reading import read_workbook
from etl.workspace import Workspace
from tests.etl.intake.conftest import FIRST, Sheets

Write = Callable[..., bytes]
DOTS = "AMBIGUOUS_NUMBER:yritykset.henkilosto"


@pytest.fixture
def dotted(right: Sheets, write: Write) -> bytes:
    """Return a workbook with two numbers that can be read in two ways."""
    right["yritykset"][0]["henkilosto"] = "1.250"
    right["yritykset"][1]["henkilosto"] = "2.500"
    return write(right)


def asked(proposal: Proposal) -> list[Cause]:
    return [cause for cause in proposal.causes if cause.first.severity == "ask"]


def bring(ws: Workspace, content: bytes) -> Proposal:
    return propose(ws, content, name="a.xlsx", author="t")


def kept(ws: Workspace, proposal: Proposal, table: str) -> list[dict[str, Any]]:
    tables = landing.read_parsed(ws, proposal.parsed_key).tables
    rows: list[dict[str, Any]] = pq.read_table(tables[table]).to_pylist()
    return rows


def staff(ws: Workspace, proposal: Proposal) -> list[str | None]:
    return [row["henkilosto"] for row in kept(ws, proposal, "yritykset")]


def answer(ws: Workspace, content: bytes, given: str) -> Proposal:
    choices = Choices(answers={DOTS: given})
    return propose(ws, content, name="a.xlsx", author="t", choices=choices)


def test_all_cells_of_a_cause_are_one_question(ws: Workspace, dotted: bytes) -> None:
    (cause,) = asked(bring(ws, dotted))
    assert (cause.first.question, cause.count, cause.cells) == (DOTS, 2, ["G3:G4"])
    assert [one.proposal for one in cause.distinct] == ["1250", "2500"]


def test_an_open_question_holds_up_acceptance_and_is_named(
    ws: Workspace, dotted: bytes
) -> None:
    proposal = bring(ws, dotted)
    assert not proposal.can_accept
    with pytest.raises(Unanswered) as refusal:
        accept(ws, proposal, "t")
    assert refusal.value.exit_code == 3
    assert "kahdella tavalla" in refusal.value.render("fi")
    assert "G3" in refusal.value.render("fi")
    assert journal.batches(ws) == []


def test_taking_the_proposal_repairs_every_cell_and_keeps_what_was_typed(
    ws: Workspace, dotted: bytes
) -> None:
    proposal = answer(ws, dotted, "proposal")
    assert staff(ws, proposal) == ["1250", "2500"]
    cells = [
        (one["raw_text"], one["value"], one["outcome"], one["reason_code"])
        for one in kept(ws, proposal, "cell")
        if one["field_id"] == "henkilosto"
    ]
    assert cells == [
        ("1.250", "1250", "imported", "ANSWERED"),
        ("2.500", "2500", "imported", "ANSWERED"),
    ]
    accept(ws, proposal, "t")


def test_cells_that_are_left_wait_and_hold_up_nothing(
    ws: Workspace, dotted: bytes
) -> None:
    proposal = answer(ws, dotted, "leave")
    assert proposal.can_accept
    assert staff(ws, proposal) == [None, None]
    assert {one.severity for one in proposal.findings} == {"park"}
    assert proposal.counts["cells_parked"] == 2
    assert len(kept(ws, proposal, "parked_row")) == 2


def test_a_value_can_be_written_instead_and_goes_before_the_answer_for_all(
    ws: Workspace, dotted: bytes
) -> None:
    choices = Choices(answers={DOTS: "proposal", f"{DOTS}:1.250": "=1 251"})
    proposal = propose(ws, dotted, name="a.xlsx", author="t", choices=choices)
    assert staff(ws, proposal) == ["1251", "2500"]


@pytest.mark.parametrize("text", ["=1,5", "=paljon", "=-4", "=9000000", "other"])
def test_what_the_field_does_not_take_is_asked_again(
    ws: Workspace, dotted: bytes, text: str
) -> None:
    assert len(asked(answer(ws, dotted, text))) == 1


def test_the_same_question_is_never_asked_twice(
    ws: Workspace, dotted: bytes, right: Sheets, write: Write
) -> None:
    remember(ws, DOTS, "proposal", "t")
    right["yritykset"][0]["henkilosto"] = "3.100"
    second = bring(ws, write(right))
    assert asked(second) == []
    assert staff(ws, second) == ["3100", "2500"]
    assert [one.answered for one in second.findings] == ["proposal"] * 2


def test_an_answer_can_be_changed_and_taken_back(ws: Workspace, dotted: bytes) -> None:
    remember(ws, DOTS, "proposal", "first")
    remember(ws, DOTS, "leave", "second")
    assert recall(ws)[DOTS].author == "second"
    assert staff(ws, bring(ws, dotted)) == [None, None]
    forget(ws, DOTS, "second")
    assert len(asked(bring(ws, dotted))) == 1
    assert len(journal.events(ws, "answer_remembered")) == 3


def test_the_same_answer_is_kept_once(ws: Workspace) -> None:
    for _ in range(3):
        remember(ws, DOTS, "proposal", "t")
    assert len(journal.events(ws, "answer_remembered")) == 1


def test_answers_that_a_file_does_not_need_change_nothing_of_it(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    content = write(right)
    before = bring(ws, content).parsed_key
    remember(ws, DOTS, "proposal", "t")
    assert bring(ws, content).parsed_key == before


def test_the_same_file_under_another_answer_is_another_batch(
    ws: Workspace, dotted: bytes
) -> None:
    first = accept(ws, answer(ws, dotted, "leave"), "t")
    undo(ws, first.batch_id, "t")
    second = accept(ws, answer(ws, dotted, "proposal"), "t")
    assert second.batch_id != first.batch_id


def test_a_list_that_is_mapped_asks_the_same_question_as_the_template(
    ws: Workspace,
) -> None:
    text = f"Tunnus;Väkeä;Kierros;Pvm\n{FIRST};1.250;2026-1;1.6.2025\n"
    fields = ("ytunnus", "henkilosto", "kierros", "haastattelu_pvm")
    headers = text.splitlines()[0].split(";")
    columns = [
        ColumnMapping(header, f"yritykset.{name}")
        for header, name in zip(headers, fields, strict=True)
    ]
    constants = {"yritykset.julkisuusluokka": "sisainen"}
    sheet = SheetMapping("lista", "", (1,), tuple(columns), constants)
    mapping = FileMapping("m", "m", 1, None, (sheet,))
    book = read_workbook(text.encode(), name="lista.csv")
    book.sheets[0].name = "lista"
    (finding,) = check(book, mapping=mapping).findings
    assert (finding.question, finding.cell) == (DOTS, "B2")
    answered = check(book, mapping=mapping, answers={DOTS: "proposal"})
    assert answered.sheets[0].imported_values("henkilosto") == ["1250"]


def test_what_is_given_on_the_command_line_is_an_answer_or_refused() -> None:
    given = ["A:b.c=proposal", "A:b.c:x=leave", "A:b.c:y==a=b"]
    assert parsed(given) == {
        "A:b.c": "proposal",
        "A:b.c:x": "leave",
        "A:b.c:y": "=a=b",
    }
    for wrong in ("A:b.c", "A:b.c=yes", "=proposal", "A:b.c=="):
        with pytest.raises(Refused):
            parsed([wrong])


def test_nothing_is_remembered_that_nobody_has_answered(
    ws: Workspace, dotted: bytes
) -> None:
    bring(ws, dotted)
    assert remembered(ws) == {}
