"""Where the table is: titles above, notes and totals below, one or two header rows."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.reading import DeclaredRange, Sheet, Table, Workbook, find_table

Read = Callable[..., Workbook]
Make = Callable[..., Any]
HEAD = ["Yritys", "Kunta", "Henkilöstö", "Liikevaihto"]
DATA = [[f"Yritys {n} Oy", "Kuopio", n, n * 1000.5] for n in range(1, 9)]


@pytest.fixture
def table(write: Make, read: Read) -> Callable[..., Table]:
    def find(rows: list[list[Any]], **about: Any) -> Table:
        sheet: Sheet = read(write({"Taulu": rows})).sheets[0]
        for name, value in about.items():
            setattr(sheet, name, value)
        return find_table(sheet)

    return find


def test_first_row_of_texts_over_values_is_the_header(
    table: Callable[..., Table],
) -> None:
    found = table([HEAD, *DATA])
    assert (found.header_rows, len(found.rows), len(found.columns)) == ([1], 8, 4)
    assert list(found.headers.values()) == HEAD


@pytest.mark.parametrize(
    "above",
    [
        [["Yrityskartoitus 2026"]],
        [["Yrityskartoitus 2026"], []],
        [["Yrityskartoitus", None, "luonnos"], ["Tehty", "1.2.2026"], []],
        [
            ["monta", "sanaa", "yhdellä", "rivillä"],
            ["ja", "toisella", "vielä", "lisää"],
        ],
    ],
)
def test_title_lines_are_above_the_table(
    table: Callable[..., Table], above: list[list[Any]]
) -> None:
    found = table([*above, HEAD, *DATA])
    assert found.header_rows == [len(above) + 1]
    assert len(found.above) == sum(cell is not None for row in above for cell in row)


@pytest.mark.parametrize(
    "above", [[["Yrityslista"]], [["Lista", "Kuopio"], []], [["Lista"], ["2026"]]]
)
def test_title_over_a_table_of_texts_is_no_header(
    table: Callable[..., Table], above: list[list[Any]]
) -> None:
    rows = [[f"Yritys {n}", f"kunta {n % 3}", f"tila {n % 2}"] for n in range(8)]
    found = table([*above, ["Nimi", "Kunta", "Tila"], *rows])
    assert found.headers == {1: "Nimi", 2: "Kunta", 3: "Tila"}
    assert len(found.rows) == 8


@pytest.mark.parametrize(
    ("below", "notes", "totals"),
    [
        ([["Yhteensä", None, 36, 36018]], 0, 1),
        ([[], ["Yhteensä:", None, 36, 36018]], 0, 1),
        ([[], ["Lähde: oma kysely"]], 1, 0),
        ([["Summa", None, 36], [], ["* arvio"], ["Huom. luvut tarkistamatta"]], 2, 1),
        ([[], ["Päivitetty", None, "eilen"]], 1, 0),
    ],
)
def test_totals_and_notes_below_are_no_data(
    table: Callable[..., Table], below: list[list[Any]], notes: int, totals: int
) -> None:
    found = table([HEAD, *DATA, *below])
    assert len(found.rows) == 8
    assert (len(found.rows_below), len(found.total_rows)) == (notes, totals)


def test_last_company_with_only_a_name_is_data(table: Callable[..., Table]) -> None:
    assert len(table([HEAD, *DATA, ["Viimeinen Oy"]]).rows) == 9


def test_company_called_summa_is_no_total(table: Callable[..., Table]) -> None:
    found = table([HEAD, *DATA, ["Summa Oy", "Kuopio", 3, 5.5]])
    assert (len(found.rows), found.total_rows) == (9, [])


def test_two_header_rows_are_joined_by_their_groups(
    table: Callable[..., Table],
) -> None:
    upper = [None, None, "Toimitus", None, "Varasto", None]
    lower = ["Yritys", "Kunta", "Maa", "Osuus", "Määrä", "Yksikkö"]
    rows = [["A", "Kuopio", "FI", 40, 5, "kg"], ["B", "Siilinjärvi", "SE", 60, 7, "t"]]
    found = table([upper, lower, *rows])
    assert found.header_rows == [1, 2]
    assert found.headers[4] == "Toimitus / Osuus"
    assert found.headers[1] == "Yritys"


def test_merged_group_headers_reach_as_far_as_the_merge(
    table: Callable[..., Table],
) -> None:
    upper = ["Yritys", "Toimitus", None, "Muut", None]
    lower = [None, "Maa", "Osuus", "Maa", "Osuus"]
    rows = [["A", "FI", 40, "SE", 60], ["B", "FI", 50, "NO", 50]]
    merges = [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]
    found = table([upper, lower, *rows], merges=merges)
    assert found.headers == {
        1: "Yritys",
        2: "Toimitus / Maa",
        3: "Toimitus / Osuus",
        4: "Muut / Maa",
        5: "Muut / Osuus",
    }


def test_years_may_be_headers(table: Callable[..., Table]) -> None:
    found = table([["Yritys", 2022, 2023, 2024], ["A", 1, 2, 3], ["B", 4, 5, 6]])
    assert found.headers[2] == "2022"


def test_values_from_the_first_row_mean_no_header(table: Callable[..., Table]) -> None:
    found = table([["Lorem", 111], ["ipsum", 222], ["dolor", 333]])
    assert (found.header_rows, len(found.rows), found.role) == ([], 3, "data")


def test_scattered_scraps_are_no_table_and_the_largest_block_is_named(
    table: Callable[..., Table],
) -> None:
    rows: list[list[Any]] = [["jotain"], [], [None, None, "muuta"], []]
    found = table([*rows, *([None, 1, 2, 3] for _ in range(5))])
    assert (found.role, found.is_found) == ("notes", False)
    assert found.blocks[0] == "B5:D9"


def test_blank_rows_inside_are_listed_and_not_the_end(
    table: Callable[..., Table],
) -> None:
    found = table([HEAD, [], *DATA[:4], [], *DATA[4:]])
    assert (len(found.rows), found.blank_rows) == (8, [2, 7])


def test_remark_beside_the_table_is_stray(table: Callable[..., Table]) -> None:
    rows = [HEAD, *DATA]
    rows[5] = [*rows[5], None, None, "katso tätä"]
    found = table(rows)
    assert (found.stray, len(found.columns)) == ([(6, 7)], 4)


def test_table_object_says_where_data_ends(table: Callable[..., Table]) -> None:
    rows = [HEAD, *DATA, ["Jokin muu", "teksti", "tässä", "vain"]]
    declared = [DeclaredRange(1, 1, 9, 4)]
    found = table(rows, tables=declared)
    assert (len(found.rows), found.rows_below) == (8, [10])


def test_column_without_a_name_but_with_answers_is_a_column(
    table: Callable[..., Table],
) -> None:
    rows = [["Yritys", None, "Luku"], *[[f"Y{n}", f"k{n}", n] for n in range(9)]]
    found = table(rows)
    assert (found.columns, 2 in found.headers) == ([1, 2, 3], False)
