"""Known damage of every kind: answered with the proposals, the right values go in."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.intake import stored
from etl.intake.checking import Checked, check
from etl.reading.model import Workbook
from tests.etl.intake.conftest import FIRST, SECOND, read_sheets

Cell = tuple[Any, str]
"""What stands in the cell, and what it is."""

NBSP = "\u00a0"
IDS: list[list[Cell]] = [
    [(one, one), (int(one.replace("-", "")), one), (f"FI {one}", one)]
    for one in (FIRST, SECOND, "9123458-1")
]
CELLS: dict[str, dict[str, list[Cell]]] = {
    "yritykset": {
        "kunta": [("297", "297"), (90, "090"), ("588", "507"), ("Kuoppio", "297")],
        "tol2008": [
            ("25620", "25620"),
            ("25.62", "2562"),
            (5, "05"),
            (1110, "01110"),
            (dt.date(2026, 11, 25), "2511"),
        ],
        "henkilosto": [
            (42, "42"),
            (f"1{NBSP}250", "1250"),
            ("1.250", "1250"),
            ("2.500", "2500"),
            ("~62k", "62000"),
            ("noin 40", "40"),
            ("12 (arvio)", "12"),
        ],
        "liikevaihto_lk": [("5", "5"), (dt.date(2026, 10, 2), "5"), ("2-10", "5")],
        "haastattelu_pvm": [
            ("1.6.2025", "2025-06-01"),
            ("1. kesäkuuta 2025", "2025-06-01"),
            (dt.date(2025, 6, 1), "2025-06-01"),
            (45809, "2025-06-01"),
            ("3/4/2025", "2025-04-03"),
            ("6/2025", "2025-06-01"),
        ],
        "kierros": [("2026-1", "2026-1"), (dt.date(2026, 1, 1), "2026-1")],
        "julkisuusluokka": [("sisäinen", "sisainen"), ("sisäinnen", "sisainen")],
    },
    "kyvykkyydet": {
        "nimike": [("Hitsaus", "Hitsaus")],
        "cpv": [("03000000-1", "03000000-1"), (3000000, "03000000-1")],
        "kapasiteetti": [
            (f"44{NBSP}375", "44375"),
            ("58696,25", "58696.25"),
            ("130 000€", "130000"),
            ("160000 (sis ALV 24%)", "160000"),
            (dt.date(2026, 5, 1), "1.5"),
            ("1.234.567,8", "1234567.8"),
        ],
    },
    "syotteet": {
        "syote": [("letkut", "letkut")],
        "osuus_pct": [("45 %", "45"), ("0,45", "45"), (0.45, "45"), ("45,5", "45.5")],
        "varasto_pv": [("14 pv", "14"), ("2.5", "2.5"), ("1.250", "1250")],
        "maa": [("Tyskland", "DE"), ("Saksaa", "DE"), ("USA", "US")],
    },
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Workbook, dict[str, dict[str, list[str]]]]:
    """Draw a workbook, and what its cells are."""
    sheets: dict[str, list[dict[str, Any]]] = {}
    right: dict[str, dict[str, list[str]]] = {}
    for key, fields in CELLS.items():
        sheets[key] = []
        right[key] = {name: [] for name in ("ytunnus", *fields)}
        for company in IDS[: draw(st.integers(1, 3))]:
            cells = {"ytunnus": draw(st.sampled_from(company))}
            cells |= {one: draw(st.sampled_from(fields[one])) for one in fields}
            sheets[key].append({name: typed for name, (typed, _) in cells.items()})
            for name, (_, value) in cells.items():
                right[key][name].append(value)
    return read_sheets(sheets), right


def questions(checked: Checked) -> set[str]:
    return {one.question for one in checked.findings if one.severity == "ask"}


def adds_up(checked: Checked, book: Workbook) -> bool:
    counts = checked.counts
    ends = ("cells_imported", "cells_parked", "cells_ignored")
    used = sum(one.cell_count for one in book.sheets)
    return sum(counts[end] for end in ends) == counts["cells_used"] == used


QUICK = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@QUICK
@given(damaged())
def test_answering_all_with_the_proposal_brings_in_the_right_values(
    drawn: tuple[Workbook, dict[str, dict[str, list[str]]]],
) -> None:
    book, right = drawn
    asked = check(book)
    assert adds_up(asked, book)
    answers = dict.fromkeys(questions(asked), "proposal")
    checked = check(book, answers=answers)
    assert adds_up(checked, book)
    assert checked.answers == answers
    assert {one.severity for one in checked.findings} <= {"tell"}
    for sheet in checked.sheets:
        for name, values in right[sheet.form.key].items():
            assert sheet.imported_values(name) == values, name


@QUICK
@given(damaged())
def test_leaving_everything_imports_only_what_was_certain_and_adds_up(
    drawn: tuple[Workbook, dict[str, dict[str, list[str]]]],
) -> None:
    book, right = drawn
    checked = check(book, answers=dict.fromkeys(questions(check(book)), "leave"))
    assert adds_up(checked, book)
    assert not questions(checked)
    for sheet in checked.sheets:
        for name, values in right[sheet.form.key].items():
            for row, value in zip(sheet.rows, sheet.values[name], strict=True):
                assert value in {None, values[row - 3]}, name


@QUICK
@given(damaged(), damaged())
def test_what_was_answered_in_one_file_is_not_asked_in_the_next(
    first: tuple[Workbook, dict[str, dict[str, list[str]]]],
    second: tuple[Workbook, dict[str, dict[str, list[str]]]],
) -> None:
    known = dict.fromkeys(questions(check(first[0])), "proposal")
    assert not questions(check(second[0], answers=known)) & known.keys()
    assert not questions(check(first[0], answers=known))


@settings(parent=QUICK, max_examples=20)
@given(damaged())
def test_raw_texts_are_the_same_whatever_is_answered(
    drawn: tuple[Workbook, dict[str, dict[str, list[str]]]],
) -> None:
    book, _ = drawn
    answers = dict.fromkeys(questions(check(book)), "proposal")
    before, after = (
        stored.tables(one)["cell"].select(["sheet", "row_number", "raw_text"])
        for one in (check(book), check(book, answers=answers))
    )
    assert before == after


def test_a_code_of_the_other_edition_goes_to_its_own_column() -> None:
    company = {"ytunnus": FIRST, "haastattelu_pvm": "1.6.2025", "kierros": "2026-1"}
    company |= {"julkisuusluokka": "sisäinen", "tol2025": "45200"}
    book = read_sheets({"yritykset": [company]})
    (question,) = questions(check(book))
    checked = check(book, answers={question: "proposal"})
    sheet = checked.sheets[0]
    assert sheet.imported_values("tol2008") == ["45200"]
    assert sheet.imported_values("tol2025") == [None]
    assert adds_up(checked, book)


def test_a_code_of_the_other_edition_waits_where_its_place_is_taken() -> None:
    company = {"ytunnus": FIRST, "haastattelu_pvm": "1.6.2025", "kierros": "2026-1"}
    company |= {"julkisuusluokka": "sisäinen", "tol2025": "45200", "tol2008": "25620"}
    book = read_sheets({"yritykset": [company]})
    (question,) = questions(check(book))
    checked = check(book, answers={question: "proposal"})
    assert checked.sheets[0].imported_values("tol2008") == ["25620"]
    assert checked.counts["cells_parked"] == 1
    assert [one.severity for one in checked.findings] == ["park"]
