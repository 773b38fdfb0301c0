"""A workbook under the check: each fault is found where it stands."""

from collections.abc import Callable

import pytest

from etl.errors import NeedsChoice
from etl.intake.checking import Checked, check
from etl.intake.findings import IntakeFinding
from etl.intake.template import template
from etl.language import LANGUAGES
from etl.reading import read_workbook
from etl.reading.model import Column, Sheet, Workbook
from tests.etl.intake.conftest import FIRST, SECOND, Sheets, column_of

Read = Callable[..., Workbook]


def found(checked: Checked, code: str) -> list[IntakeFinding]:
    return [one for one in checked.findings if one.code == code]


def test_a_right_workbook_goes_in_whole(right: Sheets, read: Read) -> None:
    checked = check(read(right))
    assert checked.findings == []
    assert checked.counts["rows_imported"] == 7
    assert checked.counts["rows_parked"] == 0


def test_five_planted_faults_are_found_by_cell(right: Sheets, read: Read) -> None:
    right["yritykset"][1]["ytunnus"] = "9123457-0"
    right["yritykset"][0]["henkilosto"] = "noin sata"
    right["syotteet"][0]["osuus_pct"] = 90
    right["tyovoima"][1]["isco4"] = "hitsari"
    right["tyovoima"][0]["yli55"] = 13
    checked = check(read(right))
    cells = {(one.code, one.sheet, one.cell) for one in checked.findings}
    assert cells == {
        ("BAD_BUSINESS_ID", "A Yritykset", "B4"),
        ("NOT_A_NUMBER", "A Yritykset", "G3"),
        ("SHARES_OVER_100", "D Syötteet", "K3"),
        ("SHARES_OVER_100", "D Syötteet", "K4"),
        ("NOT_A_CODE", "F Työvoima", "C4"),
        ("RANGE_REVERSED", "F Työvoima", "E3"),
    }


def test_bad_mandatory_cell_parks_the_row_with_all_its_cells(
    right: Sheets, read: Read
) -> None:
    right["yritykset"][1]["kierros"] = None
    sheet = check(read(right)).sheet("yritykset")
    assert sheet is not None
    assert sheet.imported_rows == [3]
    assert sheet.parked == {4: "MISSING_VALUE"}
    assert sheet.counts["cells_parked"] == 8


def test_bad_optional_cell_parks_the_cell_alone(right: Sheets, read: Read) -> None:
    right["yritykset"][0]["henkilosto"] = "noin sata"
    sheet = check(read(right)).sheet("yritykset")
    assert sheet is not None
    assert sheet.imported_rows == [3, 4]
    assert sheet.imported_values("henkilosto") == [None, "41"]
    assert sheet.counts["cells_parked"] == 1
    assert sheet.findings[0].scope == "cell"


def test_shares_over_100_name_the_range_and_park_those_rows(
    right: Sheets, read: Read
) -> None:
    right["syotteet"][1]["osuus_pct"] = "70,6 %"
    checked = check(read(right))
    first = found(checked, "SHARES_OVER_100")[0]
    assert first.values["cells"] == "K3:K4"
    assert "130,6 %" in first.message("fi")
    assert checked.sheet("syotteet").imported_rows == [5]  # type: ignore[union-attr]


def test_shares_within_the_tolerance_go_in(right: Sheets, read: Read) -> None:
    right["syotteet"][1]["osuus_pct"] = 40.5
    assert check(read(right)).findings == []


def test_a_band_stands_in_for_the_share_and_must_not_be_reversed(
    right: Sheets, read: Read
) -> None:
    right["syotteet"][2] |= {"osuus_pct": None, "osuus_ala": 40, "osuus_yla": 80}
    assert check(read(right)).findings == []
    right["syotteet"][2]["osuus_ala"] = 90
    codes = [one.code for one in check(read(right)).findings]
    assert codes == ["RANGE_REVERSED", "MISSING_VALUE"]


def test_company_twice_in_a_round_is_told_and_both_rows_go_in(
    right: Sheets, read: Read
) -> None:
    right["yritykset"].append(dict(right["yritykset"][0], henkilosto=50))
    checked = check(read(right))
    assert [one.cell for one in found(checked, "DUPLICATE_RESPONDENT")] == ["B3", "B5"]
    assert checked.counts["rows_parked"] == 0


def test_notes_and_totals_among_the_rows_are_left_out_with_the_reason(
    right: Sheets, read: Read
) -> None:
    right["syotteet"] += [
        {"ytunnus": "Lähde: puhelinhaastattelu"},
        {"ytunnus": "Yhteensä", "osuus_pct": 200},
    ]
    sheet = check(read(right)).sheet("syotteet")
    assert sheet is not None
    assert sheet.left_out == {6: "NOTE_ROW", 7: "TOTAL_ROW"}
    assert sheet.imported_rows == [3, 4, 5]


def test_dash_is_empty_and_eos_an_answer(right: Sheets, read: Read) -> None:
    right["syotteet"][0] |= {"varasto_pv": "-", "palautumisaika_vk": "vet ej"}
    sheet = check(read(right)).sheet("syotteet")
    assert sheet is not None
    assert sheet.imported_values("varasto_pv") == [None, None, "14"]
    assert sheet.imported_values("palautumisaika_vk") == ["eos", None, None]


def test_formula_without_a_value_waits(right: Sheets, read: Read) -> None:
    book = read(right)
    column = book.sheets[0].columns[7]
    column.texts[2], column.missing = "", frozenset({3})
    finding = check(book).findings[0]
    assert (finding.code, finding.cell) == ("FORMULA_NO_VALUE", "G3")


def test_unknown_column_is_left_out_and_told(right: Sheets, read: Read) -> None:
    book = read(right)
    cells = [(2, "Oma huomautus", "t"), (3, "soita", "t"), (4, "odota", "t")]
    book.sheets[0].columns[30] = column_of(30, cells)
    checked = check(book)
    told = found(checked, "UNKNOWN_COLUMN")
    assert [(one.cell, one.header) for one in told] == [("AD2", "Oma huomautus")]
    assert checked.counts["rows_imported"] == 7


def test_missing_mandatory_column_stops_the_file(right: Sheets, read: Read) -> None:
    book = read(right)
    del book.sheets[0].columns[13]
    stop = found(check(book), "MISSING_COLUMN")[0]
    assert stop.severity == "stop"
    assert "Haastattelukierros" in stop.message("fi")


def test_template_without_answers_stops_with_the_reason(read: Read) -> None:
    checked = check(read({"yritykset": [], "syotteet": []}))
    assert [one.code for one in checked.findings] == ["NO_ROWS"]


def test_hidden_rows_columns_and_sheets_are_read_and_told(
    right: Sheets, read: Read
) -> None:
    book = read(right)
    book.sheets[0].hidden_rows = frozenset({1, 4})
    book.sheets[0].hidden_columns = frozenset({1, 5})
    book.sheets[1].state = "hidden"
    codes = {one.code for one in check(book).findings}
    assert codes == {"HIDDEN_ROWS", "HIDDEN_COLUMNS", "HIDDEN_SHEET"}


def test_newer_template_stops(right: Sheets, read: Read) -> None:
    book = read(right)
    facts = [(1, template().id, "t"), (2, str(template().version + 1), "t")]
    book.sheets.append(Sheet("_meta", columns={2: column_of(2, facts)}))
    assert [one.code for one in check(book).findings] == ["NEWER_TEMPLATE"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hidden", ["ids", "meta", "none"])
def test_template_is_known_when_people_have_removed_its_hidden_parts(
    language: str, hidden: str, right: Sheets, write: Callable[..., bytes]
) -> None:
    titles = {"yritykset": "Taul1", "syotteet": "Taul2", "tyovoima": "Taul3"}
    content = write(
        right,
        language=language,
        has_ids=hidden == "ids",
        has_meta=hidden == "meta",
        titles=titles if hidden != "none" else None,
    )
    checked = check(read_workbook(content, name="oma.xlsx"))
    assert checked.counts["rows_imported"] == 7
    assert [one.form.key for one in checked.sheets] == list(titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_workbook_asks_for_the_template_and_says_what_was_found(
    language: str,
) -> None:
    cells = [(1, "Hankkeen nimi", "t"), (2, "Silta", "t")]
    columns: dict[int, Column] = {1: column_of(1, cells)}
    book = Workbook("muu.xlsx", "xlsx", [Sheet("Sheet1", columns=columns)])
    with pytest.raises(NeedsChoice) as caught:
        check(book)
    text = caught.value.render(language)
    assert "muu.xlsx" in text
    assert "Sheet1 (Hankkeen nimi)" in text


def test_another_list_with_a_few_of_our_headers_is_not_taken_for_ours() -> None:
    names = ("ID", "Yrityksen nimi", "Y-tunnus", "Kuvaus")
    columns = {
        place: column_of(place, [(1, name, "t"), (2, FIRST, "t")])
        for place, name in enumerate(names, start=1)
    }
    with pytest.raises(NeedsChoice):
        check(Workbook("lista.csv", "csv", [Sheet("lista", columns=columns)]))


def test_a_cell_that_two_companies_share_is_read_once_and_reported_twice(
    right: Sheets, read: Read
) -> None:
    for row in right["yritykset"]:
        row.update(kunta="Hampuri")
    cells = [one.cell for one in found(check(read(right)), "NOT_IN_LIST")]
    assert cells == ["D3", "D4"]
    assert {FIRST, SECOND} == {row["ytunnus"] for row in right["yritykset"]}
