"""Mappings are remembered, and a changed questionnaire asks only what is new."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from etl.errors import Refused
from etl.intake.batch import accept, propose
from etl.mapping import NeedsMapping, codebook, find_mapping, mappings, save_mapping
from etl.mapping.way import mapping_proposal
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, column, confirmed, workbook

HEAD = ["ID", "Completion time", "Yrityksen nimi", "Y-tunnus", "Henkilöstön määrä"]


def form(*rows: list[Any], head: list[str] | None = None) -> bytes:
    """Return an export of a form with these answers."""
    return workbook(("Sheet1", [head or HEAD, *rows]))


def answer(number: int, day: dt.date, *more: Any) -> list[Any]:
    """Return one answer to the form."""
    moment = dt.datetime(day.year, day.month, day.day, 9)
    return [number, moment, f"Yritys {number} Oy", business_id(number), 10, *more]


MARCH, APRIL = dt.date(2026, 3, 1), dt.date(2026, 4, 1)


def remember(ws: Workspace, content: bytes) -> None:
    """Confirm and save the mapping that is proposed for a file."""
    proposal = mapping_proposal(ws, content, name="f.xlsx", author="a")
    save_mapping(ws, confirmed(proposal), "a")


def test_a_new_questionnaire_asks_and_a_known_one_does_not(ws: Workspace) -> None:
    content = form(answer(1, MARCH))
    with pytest.raises(NeedsMapping) as needed:
        propose(ws, content, name="f.xlsx", author="a")
    assert needed.value.exit_code == 3
    assert "yritykset.kierros" in needed.value.render("fi")
    remember(ws, content)
    again = propose(ws, form(answer(2, APRIL)), name="g.xlsx", author="a")
    assert again.mapping is not None
    assert again.can_accept


def test_only_the_new_question_asks_and_shows_its_old_wording(ws: Workspace) -> None:
    head = [*HEAD, *(f"Kysymys {n}" for n in range(6)), "Kotikunta"]
    more = [*("x" * 6), "Kuopio"]
    remember(ws, form(answer(1, MARCH, *more), head=head))
    changed = [*head[:-1], "Missä kunnassa toimitte?"]
    content = form(answer(1, MARCH, *more), head=changed)
    proposal = mapping_proposal(ws, content, name="f.xlsx", author="a")
    asking = [one for one in proposal.columns if one.needs_choice]
    assert [one.header for one in asking] == ["Missä kunnassa toimitte?"]
    assert asking[0].target == "yritykset.kunta"
    assert asking[0].old_wording == "Kotikunta"
    assert proposal.mapping.mapping_id == mappings(ws)[0].mapping_id


def test_a_saved_mapping_is_a_new_version_and_the_same_is_kept_once(
    ws: Workspace,
) -> None:
    content = form(answer(1, MARCH))
    remember(ws, content)
    first = mappings(ws)[0]
    assert save_mapping(ws, first, "b") == first
    second = save_mapping(ws, replace(first, name="Uusi nimi"), "b")
    assert (second.mapping_id, second.version) == (first.mapping_id, 2)
    assert mappings(ws) == [second]


def test_a_mapping_is_found_by_name_by_id_and_by_file(
    ws: Workspace, tmp_path: Any
) -> None:
    remember(ws, form(answer(1, MARCH)))
    known = mappings(ws)[0]
    assert find_mapping(ws, known.mapping_id) == find_mapping(ws, known.name) == known
    path = tmp_path / "m.json"
    path.write_text('{"sheets": [', encoding="utf-8")
    with pytest.raises(Refused, match="JSON"):
        find_mapping(ws, str(path))
    with pytest.raises(Refused, match="not known"):
        find_mapping(ws, "ei sellaista")


def test_the_codebook_keeps_old_and_new_wording_together(ws: Workspace) -> None:
    remember(ws, form(answer(1, MARCH)))
    remember(ws, form(answer(1, MARCH), head=[*HEAD[:-1], "Montako työntekijää?"]))
    found = {one.target: one for one in codebook(ws)}
    texts = [one.text for one in found["yritykset.henkilosto"].wordings]
    assert texts == ["Henkilöstön määrä", "Montako työntekijää?"]


def test_a_remembered_round_is_not_given_to_answers_of_the_next_year(
    ws: Workspace,
) -> None:
    content = form(answer(1, MARCH))
    remember(ws, content)
    accept(ws, propose(ws, content, name="f.xlsx", author="a"), "a")
    longer = form(answer(1, MARCH), answer(2, dt.date(2026, 9, 1)))
    assert propose(ws, longer, name="g.xlsx", author="a").mapping is not None
    later = form(answer(1, dt.date(2027, 3, 1)))
    with pytest.raises(NeedsMapping) as needed:
        propose(ws, later, name="h.xlsx", author="a")
    assert needed.value.proposal.missing == ("yritykset.kierros",)


def test_answers_to_a_closed_question_are_remembered_as_codes(ws: Workspace) -> None:
    head = [*HEAD, "Onko jatkuvuussuunnitelma?"]
    content = form(answer(1, MARCH, "Varauduttu täysin"), head=head)
    mapping = confirmed(mapping_proposal(ws, content, name="f.xlsx", author="a"))
    asked = column(mapping, head[-1])
    told = replace(asked, values={"Varauduttu täysin": "on"})
    columns = tuple(told if one is asked else one for one in mapping.sheets[0].columns)
    sheet = replace(mapping.sheets[0], columns=columns)
    save_mapping(ws, replace(mapping, sheets=(sheet,)), "a")
    checked = propose(ws, content, name="f.xlsx", author="a").checked
    prepared = checked.sheet("varautuminen")
    assert prepared is not None
    assert prepared.values["jatkuvuussuunnitelma"] == ["on"]


def test_a_question_of_another_form_is_recalled_by_its_header(ws: Workspace) -> None:
    remember(ws, form(answer(1, MARCH, "Kiitos"), head=[*HEAD, "Vapaa sana"]))
    head = ["Yrityksen nimi", "Vapaa sana", *(f"Uusi kysymys {n}" for n in range(9))]
    content = workbook(("Sheet1", [head, ["A Oy", "Hei", *("x" * 9)]]))
    proposal = mapping_proposal(ws, content, name="toinen.xlsx", author="a")
    known = {one.header: one for one in proposal.columns}
    assert proposal.remembered is None
    assert known["Vapaa sana"].source == "remembered"
    assert not known["Vapaa sana"].needs_choice
    assert known["Uusi kysymys 1"].needs_choice
