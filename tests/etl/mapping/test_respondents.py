"""Whose answer it is: the form tool's own id is a key across files of one form."""

import datetime as dt
from typing import Any

import pytest

from etl.build import build
from etl.intake.batch import accept, undo
from etl.journal import Batch
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id
from tests.etl.mapping.test_again import A, B, C, brought, shown, taken
from tests.etl.marts import hashes

pytestmark = pytest.mark.usefixtures("built")
D = business_id(9)
FORM = ["ID", "Start time", "Completion time", "Email", "Name", "Yrityksen nimi"]
FORM += ["Y-tunnus", "Henkilöstömäärä", "Keskeiset tuotteet"]
OTHER = [*FORM[:7], "Kriittinen syöte"]
DAY = dt.datetime(2026, 3, 1, 9)
AT_ONCE = dt.timedelta()


def answered(
    number: int, name: str, company: str | None, *told: Any, at: dt.timedelta = AT_ONCE
) -> list[Any]:
    """Return one answer to the form, as Microsoft Forms writes it."""
    done = DAY + dt.timedelta(days=number) + at
    return [number, done, done, "anonymous", None, name, company, *told]


def export(ws: Workspace, *rows: list[Any], head: list[str] = FORM) -> Batch:
    """Accept an export and build."""
    return taken(ws, *rows, head=head)


ONE = answered(1, "A Oy", A, 10, "Hitsaus;")
TWO = answered(2, "B Oy", B, 20, "Maalaus;")


def test_a_corrected_business_id_replaces_the_answer_and_makes_no_second_company(
    ws: Workspace,
) -> None:
    export(ws, ONE, TWO)
    before = hashes(ws)
    corrected = answered(2, "B Oy", C, 20, "Maalaus;")
    longer = brought(
        ws, ONE, corrected, answered(3, "D Oy", D, 5, "Sorvaus;"), head=FORM
    )
    companies = longer.changes["yritykset"]
    assert (companies.new, companies.same, companies.missing) == (2, 1, 1)
    batch = accept(ws, longer, "a")
    build(ws, audiences=False)
    people, capabilities = shown(ws)
    assert people == {"A Oy": 10, "B Oy": 20, "D Oy": 5}
    assert [name for name, _ in capabilities] == ["A Oy", "B Oy", "D Oy"]
    undo(ws, batch.batch_id, "a")
    build(ws, audiences=False)
    assert hashes(ws) == before


def test_any_changed_field_counts_even_an_earlier_day(ws: Workspace) -> None:
    export(ws, ONE, TWO)
    earlier = dt.timedelta(days=-30)
    changed = answered(1, "A Oy", A, 99, "Sorvaus;", at=earlier)
    export(ws, changed, TWO)
    people, capabilities = shown(ws)
    assert people == {"A Oy": 99, "B Oy": 20}
    assert ("A Oy", "Sorvaus") in capabilities
    assert ("A Oy", "Hitsaus") not in capabilities


def test_a_cell_emptied_in_a_longer_export_replaces_no_answer(ws: Workspace) -> None:
    export(ws, ONE, TWO)
    export(ws, answered(1, "A Oy", A, None, ""), TWO)
    assert shown(ws)[0] == {"A Oy": 10, "B Oy": 20}


def test_a_company_named_without_an_id_gets_it_from_a_longer_export(
    ws: Workspace,
) -> None:
    nameless = answered(2, "B Oy", None, 20, "Maalaus;")
    export(ws, ONE, nameless)
    alone = hashes(ws)
    longer = export(ws, ONE, TWO, answered(3, "C Oy", C, 7, "Sorvaus;"))
    assert shown(ws)[0] == {"A Oy": 10, "B Oy": 20, "C Oy": 7}
    undo(ws, longer.batch_id, "a")
    build(ws, audiences=False)
    assert hashes(ws) == alone


def test_two_copies_of_a_form_that_both_count_from_one_stay_apart(
    ws: Workspace,
) -> None:
    export(ws, ONE, TWO)
    other = dt.timedelta(hours=3)
    export(
        ws,
        answered(1, "C Oy", C, 30, "Sorvaus;", at=other),
        answered(2, "D Oy", D, 40, "Jyrsintä;", at=other),
    )
    assert shown(ws)[0] == {"A Oy": 10, "B Oy": 20, "C Oy": 30, "D Oy": 40}


def test_the_same_number_in_another_form_is_another_answer(ws: Workspace) -> None:
    export(ws, ONE, TWO)
    export(ws, answered(1, "C Oy", C, "Teräs"), head=OTHER)
    assert shown(ws)[0] == {"A Oy": 10, "B Oy": 20, "C Oy": None}


def test_a_row_that_waits_in_the_longer_export_leaves_the_answer_in_use(
    ws: Workspace,
) -> None:
    export(ws, ONE, TWO)
    export(ws, ONE, answered(2, "B Oy", "9000060-4", 21, "Maalaus;"))
    assert shown(ws)[0] == {"A Oy": 10, "B Oy": 20}
