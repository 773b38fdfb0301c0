"""Real survey files: the proposal for each column against an answer given by hand.

Wrong is the worst: a field that is proposed beforehand and is not the column's. Empty
costs a person a choice.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from etl.mapping.proposal import ColumnProposal, MappingProposal
from etl.mapping.way import mapping_proposal
from etl.workspace import workspace

pytestmark = pytest.mark.realdata
HERE = Path(__file__).parent
ANSWERS = tomllib.loads((HERE / "real_files.toml").read_text(encoding="utf-8"))


class Counted(NamedTuple):
    """Columns by outcome."""

    right: int
    wrong: list[tuple[str, str, str]]
    empty: list[str]


def proposed(realdata: Path, name: str) -> tuple[MappingProposal, list[ColumnProposal]]:
    """Return the proposal for a file and its columns on the sheet that was judged."""
    content = (realdata / "spreadsheets" / name).read_bytes()
    made = mapping_proposal(workspace(), content, name=name, author="a")
    sheet = ANSWERS[name].get("sheet", made.columns[0].sheet)
    return made, [one for one in made.columns if one.sheet == sheet]


def left_out(made: MappingProposal, sheet: str, reason: str) -> set[str]:
    """Return the headers that are left out with a reason."""
    held = made.mapping.sheet(sheet)
    columns = held.columns if held else ()
    return {one.header for one in columns if one.reason == reason}


def counted(columns: list[ColumnProposal], fields: dict[str, str]) -> Counted:
    """Compare the fields that were proposed with those that are right."""
    told = [(one.header, fields.get(one.header, ""), one.target) for one in columns]
    wrong = [one for one in told if one[2] and one[1] != one[2]]
    empty = [header for header, wanted, found in told if wanted and not found]
    return Counted(len(told) - len(wrong) - len(empty), wrong, empty)


@pytest.mark.parametrize("name", ANSWERS)
def test_each_column_is_what_it_was_judged_to_be(realdata: Path, name: str) -> None:
    answer: dict[str, Any] = ANSWERS[name]
    made, columns = proposed(realdata, name)
    sheet = columns[0].sheet
    found = counted(columns, answer.get("fields", {}))
    assert len(columns) == answer["columns"]
    assert (found.wrong, found.empty) == ([], [])
    assert made.mapping.profile == answer.get("profile")
    assert left_out(made, sheet, "TOOL_COLUMN") == set(answer.get("tool", ()))
    personal = {one.header for one in columns if one.is_personal}
    assert personal == set(answer.get("personal", ()))
    assert not any(one.samples or one.options for one in columns if one.is_personal)


@pytest.mark.parametrize("name", [one for one in ANSWERS if "parted" in ANSWERS[one]])
def test_several_answers_in_a_cell_are_parted_by_the_right_sign(
    realdata: Path, name: str
) -> None:
    answer = ANSWERS[name]
    _, columns = proposed(realdata, name)
    signs = {one.header: one.separator for one in columns if one.separator}
    assert {header: signs.get(header) for header in answer["parted"]} == answer[
        "parted"
    ]
    assert len(signs) == answer.get("parted_count", len(answer["parted"]))


def test_ticked_options_and_other_what_are_answers_of_one_question(
    realdata: Path,
) -> None:
    made, columns = proposed(realdata, "kobo-repeat-labels.xlsx")
    held = made.mapping.sheet(columns[0].sheet)
    options = {one.header: one.option for one in held.columns} if held else {}
    wanted = ANSWERS["kobo-repeat-labels.xlsx"]["options"]
    assert {header: options[header] for header in wanted} == wanted
    assert left_out(made, columns[0].sheet, "NOT_NEEDED") == {
        "Mitä kyvykkyyksiä yrityksellä on?/Muu",
        "Sijainti",
    }


def test_the_repeat_of_a_form_is_of_its_suppliers(realdata: Path) -> None:
    made, _ = proposed(realdata, "kobo-repeat-labels.xlsx")
    told = {one.header: one.target for one in made.columns if one.sheet == "toimittaja"}
    assert {header: target for header, target in told.items() if target} == {
        "Toimittajan nimi": "syotteet.toimittaja",
        "Kriittisyys": "syotteet.kriittisyys",
    }
    assert made.mapping.sheet("toimittaja").respondent == "_submission__id"  # type: ignore[union-attr]


def test_no_field_is_chosen_wrongly_in_all_the_files_together(realdata: Path) -> None:
    right, wrong, empty = 0, 0, 0
    for name, answer in ANSWERS.items():
        _, columns = proposed(realdata, name)
        found = counted(columns, answer.get("fields", {}))
        right += found.right
        wrong += len(found.wrong)
        empty += len(found.empty)
    assert (right, wrong, empty) == (329, 0, 0)
