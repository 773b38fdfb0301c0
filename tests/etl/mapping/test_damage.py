"""Damage repaired by proposal also in files that a mapping reads."""

from typing import Any

from etl.intake.checking import Checked, check
from etl.mapping.way import mapping_proposal
from etl.reading import read_workbook
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, column, confirmed, workbook

A, B, C = (business_id(number) for number in (1, 2, 3))
HEAD = ["Yritys", "Y-tunnus", "Kunta", "TOL 2008", "TOL 2025", "Liikevaihto (t€)"]


def checked_with(
    ws: Workspace, rows: list[list[Any]], answers: dict[str, str] | None = None
) -> Checked:
    """Return a list kept by hand as it is checked by its proposed mapping."""
    content = workbook(("Lista", rows))
    proposal = mapping_proposal(ws, content, name="l.xlsx", author="a")
    said = confirmed(proposal, yritykset__haastattelu_pvm="2026-01-05")
    book = read_workbook(content, name="l.xlsx")
    return check(book, mapping=said, answers=answers)


def rows() -> list[list[Any]]:
    """Return companies with a merged municipality and a code of the other edition."""
    return [
        HEAD,
        ["A Oy", A, "588", "62010", None, 1234.5],
        ["B Oy", B, "Pertunmaa", None, "45200", "450"],
        ["C Oy", C, "Kuopio", None, "62100", "3 M€"],
    ]


def test_a_merged_municipality_is_read_as_that_of_today(ws: Workspace) -> None:
    checked = checked_with(ws, rows())
    sheet = checked.sheet("yritykset")
    assert sheet is not None
    assert sheet.values["kunta"] == ["507", "507", "297"]
    told = [one for one in checked.findings if one.code == "MUNICIPALITY_MERGED"]
    assert [one.cell for one in told] == ["C2", "C3"]


def test_a_code_of_the_other_edition_goes_to_its_own_column(ws: Workspace) -> None:
    found = checked_with(ws, rows()).findings
    asked = next(one for one in found if one.code == "OTHER_EDITION")
    assert (asked.code, asked.cell) == ("OTHER_EDITION", "E3")
    sheet = checked_with(ws, rows(), {asked.question: "proposal"}).sheet("yritykset")
    assert sheet is not None
    assert sheet.values["tol2008"] == ["62010", "45200", None]
    assert sheet.values["tol2025"] == [None, None, "62100"]


def test_sums_are_asked_as_classes_by_the_unit_of_the_header(ws: Workspace) -> None:
    key = "MONEY_FOR_A_CLASS:yritykset.liikevaihto_lk"
    checked = checked_with(ws, rows(), {key: "proposal"})
    sheet = checked.sheet("yritykset")
    assert sheet is not None
    assert sheet.values["liikevaihto_lk"] == ["4", "3", "5"]
    told = [one for one in checked.findings if one.field_id == "liikevaihto_lk"]
    assert [one.value for one in told] == ["1234.5", "450", "3 M€"]


def test_a_bare_header_tol_asks_which_edition_unless_the_codes_tell(
    ws: Workspace,
) -> None:
    def proposed(*codes: str) -> tuple[str, bool]:
        named = [[f"Y{n} Oy", business_id(n), one] for n, one in enumerate(codes, 1)]
        content = workbook(("L", [["Yritys", "Y-tunnus", "TOL"], *named]))
        made = mapping_proposal(ws, content, name="l.xlsx", author="a")
        asks = {one.header: one.needs_choice for one in made.columns}
        return column(made.mapping, "TOL").target, asks["TOL"]

    assert proposed("62010", "45200") == ("yritykset.tol2008", True)
    assert proposed("25110", "10710") == ("", True)


def test_times_of_an_english_tool_are_read_month_first(ws: Workspace) -> None:
    head = ["Timestamp", "Company name", "Business ID"]
    first, second = ["2/3/2026 10:00:00", "A Ltd", A], ["3/4/2026 9:30:00", "B Ltd", B]
    content = workbook(("Form Responses 1", [head, first, second]))
    proposal = mapping_proposal(ws, content, name="g.xlsx", author="a")
    book = read_workbook(content, name="g.xlsx")
    sheet = check(book, mapping=confirmed(proposal)).sheet("yritykset")
    assert sheet is not None
    assert sheet.values["haastattelu_pvm"] == ["2026-02-03", "2026-03-04"]
