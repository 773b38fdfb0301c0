"""Who answers again, a longer export of the same form, and a form that asks a part."""

import datetime as dt
from typing import Any

import duckdb
import pytest

from etl.build import build, current_build
from etl.intake.batch import Proposal, accept, propose, undo
from etl.journal import Batch
from etl.mapping import NeedsMapping, save_mapping
from etl.mapping.way import mapping_proposal
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, confirmed, workbook

pytestmark = pytest.mark.usefixtures("built")
HEAD = ["ID", "Completion time", "Yrityksen nimi", "Y-tunnus", "Henkilöstömäärä"]
HEAD += ["Keskeiset tuotteet"]
ASKED = ["ID", "Completion time", "Yrityksen nimi", "Y-tunnus", "Kriittinen syöte"]
A, B, C = (business_id(number) for number in (1, 2, 3))
FIRST = [
    [1, dt.datetime(2026, 3, 1, 9), "A Oy", A, 10, "Hitsaus;Maalaus;"],
    [2, dt.datetime(2026, 3, 2, 9), "B Oy", B, 20, "Hitsaus;"],
]
LATER = [
    [3, dt.datetime(2026, 3, 5, 9), "C Oy", C, 30, "Maalaus;"],
    [4, dt.datetime(2026, 3, 6, 9), "A Oy", A, 12, ""],
]


def brought(ws: Workspace, *rows: list[Any], head: list[str] | None = None) -> Proposal:
    """Return the proposal of an export, its mapping confirmed as proposed."""
    content = workbook(("Sheet1", [head or HEAD, *rows]))
    proposal = mapping_proposal(ws, content, name="f.xlsx", author="a")
    save_mapping(ws, confirmed(proposal), "a")
    return propose(ws, content, name="f.xlsx", author="a")


def taken(ws: Workspace, *rows: list[Any], head: list[str] | None = None) -> Batch:
    """Accept an export and build."""
    batch = accept(ws, brought(ws, *rows, head=head), "a")
    build(ws, audiences=False)
    return batch


def shown(ws: Workspace) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """Return the personnel of each company, and the capabilities of each."""
    path = ws.root / "warehouse" / str(current_build(ws)) / "internal.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        companies = connection.sql(
            "select company_name, personnel_count from marts.company"
        ).fetchall()
        capabilities = connection.sql(
            "select company_name, capability_name from marts.company_capability "
            "order by all"
        ).fetchall()
    return dict(companies), capabilities


def test_a_longer_export_adds_what_is_new_and_counts_nothing_twice(
    ws: Workspace,
) -> None:
    taken(ws, *FIRST)
    longer = brought(ws, *FIRST, *LATER)
    companies = longer.changes["yritykset"]
    assert (companies.new, companies.changed, companies.same) == (1, 1, 1)
    accept(ws, longer, "a")
    build(ws, audiences=False)
    people, capabilities = shown(ws)
    assert people == {"A Oy": 12, "B Oy": 20, "C Oy": 30}
    assert len(capabilities) == 4


def test_the_later_answer_wins_and_an_empty_one_replaces_nothing(ws: Workspace) -> None:
    checked = brought(ws, *LATER[::-1], *FIRST).checked
    companies = checked.sheet("yritykset")
    capabilities = checked.sheet("kyvykkyydet")
    assert companies is not None
    assert capabilities is not None
    people = zip(
        companies.values["ytunnus"], companies.values["henkilosto"], strict=True
    )
    assert dict(people) == {A: "12", B: "20", C: "30"}
    kept = zip(
        capabilities.values["ytunnus"], capabilities.values["nimike"], strict=True
    )
    assert sorted(kept) == sorted(
        [(A, "Hitsaus"), (A, "Maalaus"), (B, "Hitsaus"), (C, "Maalaus")]
    )
    assert "ANSWERED_AGAIN" in {one.code for one in checked.findings}


def test_a_form_that_asks_a_part_leaves_the_rest_as_it_was(ws: Workspace) -> None:
    taken(ws, *FIRST)
    before = shown(ws)
    asked = [1, dt.datetime(2026, 4, 1), "A Oy", A, "Teräs"]
    batch = taken(ws, asked, head=ASKED)
    assert shown(ws) == before
    undo(ws, batch.batch_id, "a")
    build(ws, audiences=False)
    assert shown(ws) == before


def test_an_older_export_that_comes_late_only_fills_what_is_missing(
    ws: Workspace,
) -> None:
    taken(ws, LATER[1])
    taken(ws, FIRST[0])
    people, capabilities = shown(ws)
    assert people == {"A Oy": 12}
    assert capabilities == [("A Oy", "Hitsaus"), ("A Oy", "Maalaus")]


def test_a_proposal_stays_right_when_others_have_accepted_since(ws: Workspace) -> None:
    proposal = brought(ws, *FIRST, *LATER)
    accept(ws, brought(ws, *FIRST), "a")
    accept(ws, proposal, "a")
    build(ws, audiences=False)
    assert shown(ws)[0] == {"A Oy": 12, "B Oy": 20, "C Oy": 30}


def test_the_same_file_and_mapping_always_give_the_same_rows(ws: Workspace) -> None:
    first = brought(ws, *FIRST)
    content = first.original.path.read_bytes()
    second = propose(ws, content, name="g.xlsx", author="b")
    assert first.parsed_key == second.parsed_key
    assert first.checked.counts == second.checked.counts


def test_a_question_that_nobody_had_answered_asks_when_somebody_has(
    ws: Workspace,
) -> None:
    head = [*HEAD, "Vapaa sana"]
    taken(ws, [*FIRST[0], None], head=head)
    content = workbook(("Sheet1", [head, [*FIRST[0], "Kiitos!"]]))
    with pytest.raises(NeedsMapping) as needed:
        propose(ws, content, name="f.xlsx", author="a")
    asking = [one.header for one in needed.value.proposal.undecided]
    assert asking == ["Vapaa sana"]
