"""Pivots of Vipunen: headings on two axes, sums beside parts, what cannot be told."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from etl.errors import Refused
from etl.sources import Recognised
from etl.sources.education import SOURCE
from tests.etl.sources.samples import file

MERGED = ""
TABULAR = [
    ["Opiskelijat lkm", "", "Tilastovuosi"],
    ["Koulutuksen maakunta", "Koulutusala", "2022", "2023", "Loppusumma"],
    ["Pohjois-Savo", "Tekniikan alat", "100", "1 110", "1210"],
    [MERGED, "Palvelualat", "20", "alle 5", ""],
    ["Pohjois-Savo Yhteensä", "", "120", "1115", "1235"],
    ["Etelä-Savo", "Tekniikan alat", "7", "-", "7"],
    ["Kaikki yhteensä", "", "127", "1115", "1242"],
]
SEXES = [
    ["Koulutusaste", "Ammatillinen koulutus"],
    ["Tutkinnot"],
    ["", "", "2022", MERGED, "2023", MERGED, "Yhteensä"],
    ["Maakunta", "Koulutusala", "Mies", "Nainen", "Mies", "Nainen", MERGED],
    ["Pohjois-Savo", "Tekniikan alat", "90", "10", "80", "<5", "185"],
]
COUNTS = [
    ["Tilastovuosi", "2023/2024"],
    ["", "", "Pohjois-Savo", MERGED],
    ["Koulutusala", "Koulutusaste", "Uudet opiskelijat lkm", "Tutkinnot lkm"],
    ["Tekniikan alat", "Ammatillinen", "90", "11"],
]
SHARED = [
    ["Opiskelijat lkm", "Sarakeotsikot"],
    ["Riviotsikot", "2022", "2023"],
    ["Pohjois-Savo", "100", "110"],
    ["Tekniikan alat", "100", "110"],
]


def found(rows: list[list[str]], *, is_csv: bool = False) -> list[tuple[Any, ...]]:
    answer = SOURCE.recognise(
        file(as_csv(rows), "p.csv") if is_csv else file(as_book(rows), "p.xlsx")
    )
    assert isinstance(answer, Recognised), answer
    return sorted(
        (
            cell["area_code"],
            cell["period_start"].year,
            cell["education_field_code"],
            cell["value"] if cell["status"] == "value" else cell["status"],
        )
        for cell in answer.content.cells.to_pylist()
    )


def as_csv(rows: list[list[str]]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode("utf-8-sig")


def as_book(rows: list[list[str]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append([int(one) if one.isdecimal() else one for one in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("is_csv", [True, False], ids=["csv", "xlsx"])
def test_years_across_and_sums_beside_their_parts_are_told_apart(is_csv: bool) -> None:
    assert found(TABULAR, is_csv=is_csv) == [
        ("10", 2022, "07", 7.0),
        ("10", 2023, "07", "zero"),
        ("11", 2022, "07", 100.0),
        ("11", 2022, "10", 20.0),
        ("11", 2023, "07", 1110.0),
        ("11", 2023, "10", "secret"),
        ("SSS", 2022, "SSS", 127.0),
        ("SSS", 2023, "SSS", 1115.0),
    ]


def test_two_rows_of_headings_are_read_and_a_hidden_part_hides_the_sum() -> None:
    assert found(SEXES) == [("11", 2022, "07", 100.0), ("11", 2023, "07", "secret")]


def test_regions_across_counts_across_and_the_year_of_the_filter_are_read() -> None:
    assert found(COUNTS) == [("11", 2023, "07", 11.0), ("11", 2023, "07", 90.0)]


def test_one_level_in_a_column_of_row_headings_is_known_by_its_values() -> None:
    one_level = [["Koulutusala", "Tekniikan alat"], *SHARED[:3]]
    assert found(one_level) == [("11", 2022, "07", 100.0), ("11", 2023, "07", 110.0)]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (SHARED, "as “Pohjois-Savo” and “Tekniikan alat”"),
        (SHARED[:3], "does not tell the field of education"),
    ],
)
def test_a_pivot_that_cannot_be_understood_says_what_to_change(
    rows: list[list[str]], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        SOURCE.recognise(file(as_csv(rows), "p.csv"))


def test_a_sheet_that_counts_nothing_is_no_pivot() -> None:
    other = [["Nimi", "Maakunta", "Arvo"], ["a", "Pohjois-Savo", "3"]]
    assert SOURCE.recognise(file(as_book(other), "p.xlsx")) is None
