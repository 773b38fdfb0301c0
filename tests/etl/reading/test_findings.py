"""Each finding by its code, the cell it names, and what happens to the file."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from etl.reading import inspect

Make = Callable[..., Any]
HEAD = ["Yritys", "Y-tunnus", "Postinumero", "Kokoluokka", "Arvo"]
IDS = ["9000025-7", "9000032-9", "9000039-6", "9000046-8", "9000011-8"]


def table(**columns: list[Any]) -> list[list[Any]]:
    """Return five rows under HEAD, with some columns replaced."""
    known: dict[str, list[Any]] = {
        "Yritys": [f"Yritys {n} Oy" for n in range(5)],
        "Y-tunnus": IDS,
        "Postinumero": ["70100", "00100", "71800", "73100", "74100"],
        "Kokoluokka": ["1-4", "5-9", "10-19", "20-49", "50-99"],
        "Arvo": [1, 2.5, 3, 4, 5],
    } | columns
    return [HEAD, *map(list, zip(*(known[name] for name in HEAD), strict=True))]


@pytest.fixture
def said(write: Make) -> Callable[..., dict[str, Any]]:
    def ask(rows: list[list[Any]], **about: Any) -> dict[str, Any]:
        content = write({"Taulu": rows}, **about)
        return inspect(content, name="tiedosto.xlsx", language="fi")

    return ask


def found(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in answer["sheets"][0]["findings"]}


def test_clean_table_is_imported_without_a_word(said: Make) -> None:
    answer = said(table())
    assert (answer["outcome"], answer["code"], found(answer)) == ("import", None, {})
    assert answer["sheets"][0]["types"] == {
        "A": "text",
        "B": "business_id",
        "C": "postal_code",
        "D": "class",
        "E": "number",
    }


@pytest.mark.parametrize(
    ("column", "value", "code", "severity"),
    [
        ("Arvo", "~62k", "NOT_A_NUMBER", "park"),
        ("Arvo", "1 234,5", "TEXT_READ_AS_NUMBER", "tell"),
        ("Arvo", "-", "PLACEHOLDER_READ_AS_EMPTY", "tell"),
        ("Y-tunnus", "9000060-4", "BAD_BUSINESS_ID", "park"),
        ("Y-tunnus", "kysytään", "NOT_A_BUSINESS_ID", "park"),
        ("Y-tunnus", 90000607, "BAD_BUSINESS_ID", "park"),
        ("Y-tunnus", 90000257, "NUMBER_READ_AS_ID", "tell"),
        ("Postinumero", 100, "LOST_LEADING_ZEROS", "ask"),
        ("Postinumero", "Kuopio", "NOT_A_POSTAL_CODE", "park"),
        ("Kokoluokka", dt.date(2026, 5, 3), "EXCEL_MADE_A_DATE", "ask"),
        ("Kokoluokka", "n. 20", "NOT_A_CLASS", "park"),
    ],
)
def test_damaged_cell_is_named_with_its_cure(
    said: Make, column: str, value: Any, code: str, severity: str
) -> None:
    values = [row[HEAD.index(column)] for row in table()[1:]]
    answer = said(table(**{column: [values[0], value, *values[2:]]}))
    finding = found(answer)[code]
    assert finding["cell"] == f"{'ABCDE'[HEAD.index(column)]}3"
    assert finding["severity"] == severity
    assert finding["header"] == column
    assert finding["fix"]
    assert answer["outcome"] == "import_with_warnings"


def test_date_in_a_class_column_proposes_the_class(said: Make) -> None:
    classes = ["1-4", dt.date(2026, 5, 3), "10-19", "20-49", "50-99"]
    answer = said(table(Kokoluokka=classes))
    assert found(answer)["EXCEL_MADE_A_DATE"]["proposal"] == "3-5"
    assert answer["sheets"][0]["cells"]["D3"] is None


def test_dont_know_is_an_answer_and_no_fault(said: Make) -> None:
    answer = said(table(Arvo=[1, "En osaa sanoa", 3, "eos", 0]))
    cells = answer["sheets"][0]["cells"]
    assert (cells["E3"], cells["E5"], cells["E6"]) == ("En osaa sanoa", "eos", 0)
    assert answer["outcome"] == "import"


def test_number_among_shares_is_asked_about(said: Make) -> None:
    rows = [["Yritys", "Vientiosuus"], ["A", "25 %"], ["B", "10 %"], ["C", 40]]
    answer = said(rows)
    assert found(answer)["PERCENT_OR_SHARE"]["cell"] == "B4"
    assert answer["sheets"][0]["cells"]["B2"] == 0.25


def test_headers_that_repeat_or_miss_must_be_chosen(said: Make) -> None:
    rows = [["Nimi", "", "Arvo", "Arvo"], *[[f"n{n}", f"x{n}", n, n] for n in range(5)]]
    answer = said(rows)
    assert (answer["outcome"], answer["code"]) == (
        "choose",
        "DUPLICATE_OR_BLANK_HEADER",
    )
    for word in ("B1", "C1", "D1", "Arvo"):
        assert word in answer["message"]


def test_header_with_broken_letters_is_told(said: Make) -> None:
    answer = said([["Nimi", "Henkil\u00c3\u00b6st\u00c3\u00b6"], ["A", 1], ["B", 2]])
    assert "Henkilöstö" in found(answer)["MOJIBAKE_HEADER"]["message"]


def test_cells_above_and_rows_below_are_listed(said: Make) -> None:
    rows = [["Kartoitus 2026"], [], *table(), [], ["Lähde: kysely"]]
    answer = said(rows)
    codes = found(answer)
    assert "A1" in codes["CELLS_ABOVE_TABLE"]["message"]
    assert "10" in codes["ROWS_BELOW_TABLE"]["message"]
    assert answer["sheets"][0]["outside_table"] == {
        "A1": "Kartoitus 2026",
        "A10": "Lähde: kysely",
    }


def test_file_without_rows_is_a_question_not_a_crash(said: Make) -> None:
    answer = said([[]])
    assert (answer["outcome"], answer["code"]) == ("choose", "NO_TABLE_FOUND")
    assert "tiedosto.xlsx" in answer["message"]


def test_header_that_nobody_has_filled_in_has_no_rows(said: Make) -> None:
    answer = said([HEAD])
    assert (answer["code"], answer["sheets"][0]["rows"]) == ("NO_TABLE_FOUND", 0)
    assert answer["sheets"][0]["header_rows"] == [1]


def test_sheets_of_different_tables_must_be_chosen(write: Make) -> None:
    other = [["Tuote", "Hinta"], ["Levy", 5], ["Putki", 6]]
    content = write({"Yritykset": table(), "Tuotteet": other})
    answer = inspect(content, name="x.xlsx")
    assert answer["code"] == "SEVERAL_TABLES"
    assert "Tuotteet" in answer["message"]


def test_sheets_of_one_table_in_parts_need_no_choice(write: Make) -> None:
    content = write({"Kuopio": table(), "Iisalmi": table()})
    assert inspect(content, name="x.xlsx")["outcome"] == "import"


def test_several_answers_in_a_cell_are_listed_with_counts(said: Make) -> None:
    options = ["Hitsaus", "Koneistus (CNC, sorvaus)", "Maalaus"]
    answers = [
        ", ".join(one for place, one in enumerate(options) if n >> place & 1)
        for n in range(1, 8)
    ]
    rows = [["Yritys", "Kyvykkyydet"], *[[f"Y{n}", a] for n, a in enumerate(answers)]]
    answer = said(rows)
    sheet = answer["sheets"][0]
    assert sheet["types"]["B"] == "multiselect"
    assert sheet["options"]["B"] == dict.fromkeys(options, 4)
    assert "OPTION_CONTAINS_DELIMITER" in found(answer)


def test_web_page_code_in_cells_is_told_and_stays_text(said: Make) -> None:
    code = "<script>alert(1)</script>"
    answer = said([["Yritys", "Kuvaus"], ["A", code], ["B", "tavallinen"]])
    assert "MARKUP_IN_CELLS" in found(answer)
    assert answer["sheets"][0]["cells"]["B2"] == code


def test_cells_asked_for_come_from_every_sheet(write: Make) -> None:
    content = write({"A": table(), "B": [["x", "y"], ["k", 1]]})
    answer = inspect(content, name="x.xlsx", cells=["A1", "E3", "$B$2", "ZZZZ9", "x"])
    assert answer["sheets"][0]["cells"] == {"A1": "Yritys", "E3": 2.5, "B2": IDS[0]}
    assert answer["sheets"][1]["cells"]["B2"] == 1


def test_record_asked_for_counts_from_the_header_line() -> None:
    content = 'Nimi;Kuvaus\nA;"kaksi\nriviä"\nB;yksi\n'.encode()
    answer = inspect(content, name="x.csv", record=3)
    assert answer["sheets"][0]["cells"] == {"A3": "B", "B3": "yksi"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_language_tells_the_same_findings(write: Make, language: str) -> None:
    content = write({"T": table(Arvo=[1, "~62k", 3, 4, 5])})
    answer = inspect(content, name="x.xlsx", language=language)
    assert "E3" in answer["sheets"][0]["findings"][0]["message"]
    assert "{" not in answer["message"]
