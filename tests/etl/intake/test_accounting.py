"""Whatever a workbook holds, each used cell has one outcome and the counts add up."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.intake import stored
from etl.intake.checking import Checked, check
from etl.intake.template import Field, Form, template
from etl.language import LANGUAGES
from etl.reading.model import Workbook
from tests.etl.intake.conftest import FIRST, SECOND, column_of, read_sheets

DAMAGE = [
    "9123456-1",
    "ehkä",
    "noin kuukausi",
    "1.250",
    "62k",
    "0,4",
    "45200",
    "6/2025",
    "12 (arvio)",
    "3-5",
    "-",
    "eos",
    " \u00a0",
    "31.2.2026",
    "=1+1",
    "588",
    "99999",
    "120",
    "Yhteensä",
    "Lähde: oma kysely",
    "x" * 2500,
]
KEYS = ("yritykset", "syotteet", "tyovoima", "varautuminen", "att")


def right_value(field: Field) -> st.SearchStrategy[str]:
    if field.id == "ytunnus":
        return st.sampled_from([FIRST, SECOND])
    return st.just(field.example)


def cell(field: Field) -> st.SearchStrategy[str | None]:
    kept = right_value(field)
    return st.one_of(kept, kept, kept, st.none(), st.sampled_from(DAMAGE), st.text())


def row(form: Form) -> st.SearchStrategy[dict[str, str | None]]:
    return st.fixed_dictionaries({one.id: cell(one) for one in form.fields})


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    sheets: dict[str, list[dict[str, Any]]] = {
        key: draw(st.lists(row(template().form(key)), max_size=6)) for key in keys
    }
    book = read_sheets(sheets)
    for sheet in book.sheets:
        notes = draw(st.lists(st.integers(1, 9), unique=True, max_size=3).map(sorted))
        if notes:
            cells = [(number, f"oma {number}", "t") for number in notes]
            sheet.columns[40] = column_of(40, cells)
    return book


QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@QUICK
@given(workbooks())
def test_every_used_cell_is_imported_parked_or_ignored_with_a_reason(
    book: Workbook,
) -> None:
    checked = check(book)
    counts = checked.counts
    ends = ("cells_imported", "cells_parked", "cells_ignored")
    assert sum(counts[end] for end in ends) == counts["cells_used"]
    assert counts["cells_used"] == sum(one.cell_count for one in book.sheets)
    places = [
        (sheet.form.key, outcome.number, number)
        for sheet in checked.sheets
        for outcome in sheet.outcomes
        for number in outcome.rows
    ]
    assert len(places) == len(set(places)) == counts["cells_used"]
    table = stored.tables(checked)["cell"].to_pylist()
    for one in table:
        assert one["reason_code"] or one["outcome"] == "imported"
        assert (one["value"] is None) == (one["outcome"] != "imported")


@QUICK
@given(workbooks())
def test_every_row_is_in_use_waits_or_is_left_out_and_waiting_has_a_finding(
    book: Workbook,
) -> None:
    checked = check(book)
    for sheet in checked.sheets:
        rows = set(sheet.imported_rows) | set(sheet.parked) | set(sheet.left_out)
        used = {number for answer in sheet.answers for number in answer.rows}
        assert rows == used
        assert not set(sheet.imported_rows) & set(sheet.parked)
        told = {one.row for one in sheet.findings if one.scope == "row"}
        assert set(sheet.parked) == told
        for one in sheet.form.fields:
            if one.required and not one.required_unless:
                assert None not in sheet.imported_values(one.id)


@QUICK
@given(workbooks())
def test_every_finding_can_be_read_in_every_language(book: Workbook) -> None:
    checked: Checked = check(book)
    for one in checked.findings:
        for language in LANGUAGES:
            words = one.as_json(language)
            assert words["message"]
            assert one.title(language)


@settings(parent=QUICK, max_examples=15)
@given(workbooks())
def test_the_same_workbook_gives_the_same_rows(book: Workbook) -> None:
    first, second = (stored.tables(check(book)) for _ in range(2))
    assert first == second
