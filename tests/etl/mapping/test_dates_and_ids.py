"""The day of a visit, and a tool's id whose tool is no longer told."""

import datetime as dt
from collections.abc import Callable

import pytest

from etl.mapping.proposal import MappingProposal
from tests.etl.mapping.conftest import business_id, column

Proposed = Callable[..., MappingProposal]
A, B = business_id(1), business_id(2)
DAYS = (dt.date(2026, 3, 1), dt.date(2026, 3, 2))


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Milloin", "yritykset.haastattelu_pvm"),
        ("Tapaamispäivä", "yritykset.haastattelu_pvm"),
        ("Perustettu", ""),
    ],
)
def test_the_only_date_of_a_list_is_proposed_as_the_day_of_the_interview(
    proposed: Proposed, header: str, target: str
) -> None:
    rows = [["Yritys", "Y-tunnus", header], ["A Oy", A, DAYS[0]], ["B", B, DAYS[1]]]
    said = proposed(rows)
    assert column(said.mapping, header).target == target
    assert header in {one.header for one in said.undecided}


def test_a_bare_id_beside_a_time_of_answer_is_the_tools(proposed: Proposed) -> None:
    head = ["ID", "Valmistumisaika", "Yrityksen nimi", "Y-tunnus"]
    timed = proposed([head, [1, DAYS[0], "A Oy", A], [2, DAYS[1], "B Oy", B]])
    assert timed.mapping.sheets[0].respondent == "ID"
    twice = proposed([head, [1, DAYS[0], "A Oy", A], [1, DAYS[1], "B Oy", B]])
    assert twice.mapping.sheets[0].respondent == ""
    plain = [["ID", "Yrityksen nimi", "Y-tunnus"], [1, "A Oy", A], [2, "B Oy", B]]
    assert proposed(plain).mapping.sheets[0].respondent == ""


@pytest.mark.parametrize(
    ("head", "who", "when"),
    [
        (
            ["SubmissionDate", "yritys", "Y-tunnus", "meta-instanceID", "KEY"],
            "KEY",
            "SubmissionDate",
        ),
        (
            ["Lähetyspäivä", "yritys", "Y-tunnus", "Viimeinen sivu", "Vastauksen ID"],
            "Vastauksen ID",
            "Lähetyspäivä",
        ),
    ],
)
def test_a_tools_own_columns_are_known_by_its_words(
    proposed: Proposed, head: list[str], who: str, when: str
) -> None:
    rows = [[DAYS[0], "A Oy", A, "1", "uuid:1"], [DAYS[1], "B Oy", B, "1", "uuid:2"]]
    sheet = proposed([head, *rows]).mapping.sheets[0]
    assert (sheet.respondent, sheet.completed) == (who, when)
