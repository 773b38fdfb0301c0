"""Webropol by its general profile: numbered questions, options, matrices, people."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.intake.checking import check
from etl.mapping.proposal import MappingProposal
from etl.mapping.way import mapping_proposal
from etl.reading import inspect, read_workbook
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, column, confirmed, workbook

A, B = (business_id(number) for number in (1, 2))
CERTIFICATES = "3. Mitä sertifikaatteja yrityksellänne on?"
CRITICAL = "4. Kuinka kriittisiä seuraavat syötteet ovat?"
HEADS = {
    "fi": ("Vastaajan ID", "Vastausaika"),
    "sv": ("Svars-ID", "Svarsdatum"),
    "en": ("Respondent ID", "Response date"),
}


def rows(own: Sequence[str], joint: str = ": ") -> list[list[Any]]:
    """Return two answers to a survey, headers joined as a tool may join them."""
    asked = [
        "1. Yrityksenne nimi *",
        "2. Y-tunnus",
        f"{CERTIFICATES}{joint}ISO 9001",
        f"{CERTIFICATES}{joint}ISO 14001",
        f"{CERTIFICATES}{joint}Muu, mikä?",
        f"{CRITICAL}{joint}Sähkö",
        f"{CRITICAL}{joint}Öljy",
        "5. Yhteystiedot: Etunimi",
        "5. Yhteystiedot: Sähköposti",
    ]
    return [
        [*own, *asked],
        ["101", "3.2.2026 9.14", "A Oy", A, 1, 0, None, 5, 3, "M", "m@a.fi"],
        ["102", "4.2.2026 10.30", "B Oy", B, 0, 1, "ISO 50001", None, 2, "N", "n@b.fi"],
    ]


def proposed(ws: Workspace, made: list[list[Any]]) -> MappingProposal:
    """Return what is proposed for an export of these rows."""
    content = workbook(("Vastaukset", made))
    return mapping_proposal(ws, content, name="w.xlsx", author="a")


@pytest.mark.parametrize("language", HEADS)
def test_numbered_questions_and_who_answered_when_are_its_marks(language: str) -> None:
    content = workbook(("Vastaukset", rows(HEADS[language])))
    answer = inspect(content, name="w.xlsx")
    assert answer["profile"] == "webropol"
    told = next(one for one in answer["findings"] if one["code"] == "GENERAL_PROFILE")
    assert told["severity"] == "tell"
    assert "Webropol" in told["message"]
    assert "yleisellä tasolla" in told["message"]


def test_without_numbers_or_a_time_of_answer_it_is_some_list(ws: Workspace) -> None:
    made = rows(HEADS["fi"])
    plain = [[one.partition(". ")[2] or one for one in made[0]], *made[1:]]
    untimed = [["101", *line[2:]] for line in made]
    for lines in (plain, untimed):
        assert proposed(ws, lines).mapping.profile is None


@pytest.mark.parametrize("joint", [": ", " - ", " ", " / "])
def test_columns_of_one_number_are_one_question(ws: Workspace, joint: str) -> None:
    made = proposed(ws, rows(HEADS["fi"], joint)).mapping
    ticks = [column(made, f"{CERTIFICATES}{joint}{one}") for one in ("ISO 9001",)]
    ticks.append(column(made, f"{CERTIFICATES}{joint}Muu, mikä?"))
    assert [(one.how, one.option) for one in ticks] == [
        ("tick", "ISO 9001"),
        ("tick", "Muu, mikä?"),
    ]
    assert {one.target for one in ticks} == {"kyvykkyydet.laatujarjestelmat"}
    power = column(made, f"{CRITICAL}{joint}Sähkö")
    assert (power.target, power.option) == ("syotteet.kriittisyys", "Sähkö")


def test_people_and_the_tools_own_columns_are_left_out(ws: Workspace) -> None:
    made = proposed(ws, rows(HEADS["fi"]))
    personal = [one.header for one in made.columns if one.is_personal]
    assert personal == ["5. Yhteystiedot: Etunimi", "5. Yhteystiedot: Sähköposti"]
    (sheet,) = made.mapping.sheets
    assert (sheet.respondent, sheet.completed) == HEADS["fi"]


def test_answers_end_on_the_sheets_of_the_template(ws: Workspace) -> None:
    made = rows(HEADS["fi"])
    content = workbook(("Vastaukset", made))
    checked = check(
        read_workbook(content, name="w.xlsx"), mapping=confirmed(proposed(ws, made))
    )
    capability, inputs = checked.sheet("kyvykkyydet"), checked.sheet("syotteet")
    assert capability is not None
    assert inputs is not None
    assert capability.values["laatujarjestelmat"] == ["ISO 9001", "ISO 14001;ISO 50001"]
    assert set(capability.values["nimike"]) == {"Yrityksen koko toiminta"}
    named = zip(inputs.values["syote"], inputs.values["kriittisyys"], strict=True)
    assert sorted(named) == [("Sähkö", "5"), ("Öljy", "2"), ("Öljy", "3")]


@pytest.mark.realdata
def test_no_other_file_is_taken_for_one(realdata: Path) -> None:
    files = [one for one in (realdata / "spreadsheets").iterdir() if one.suffix]
    hits = [one.name for one in files if inspect(one)["profile"] == "webropol"]
    assert hits == []
