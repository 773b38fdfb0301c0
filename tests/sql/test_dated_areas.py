"""Areas summed from municipalities, by who belonged to them in the year of the cell.

Three municipalities of today (Kuopio, Joroinen, Mäntyharju) and two that merged into
them; every sum here can be done by hand.
"""

from typing import Any

import pytest

from tests.sql.bench import Bench

TODAY = {"297": ("11", "112"), "171": ("11", "114"), "507": ("10", "101")}
MERGED = (("174", "2017-01-01", "297"), ("588", "2025-01-01", "507"))
PAST = (
    ("171", "region", "10", "2020-12-31"),
    ("171", "sub_region", "105", "2020-12-31"),
    ("174", "sub_region", "113", "2016-12-31"),
)


@pytest.fixture
def small(bench: Bench) -> Bench:
    """Return a bench that knows three municipalities and their past."""
    rows = [
        {
            "municipality_code": code,
            "name_fi": code,
            "name_sv": code,
            "region_code": region,
            "sub_region_code": sub_region,
            "valid_from": "2025-01-01",
        }
        for code, (region, sub_region) in TODAY.items()
    ]
    bench.refer("municipality", *rows)
    merged = named(("old_code", "valid_from", "new_code"), MERGED)
    bench.refer("municipality_change", *merged)
    columns = ("municipality_code", "area_level", "area_code", "valid_to")
    bench.refer("past_membership", *named(columns, PAST))
    return bench


def named(
    columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> list[dict[str, str]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def cell(code: str, year: int, value: float | None, **more: Any) -> dict[str, Any]:
    return {
        "table_id": "12ti",
        "content_code": "AVPAIKATLOPUSSA",
        "area_level": "municipality",
        "area_code": code,
        "period_kind": "month",
        "period_start": f"{year}-07-01",
        "occupation_code": "7212",
        "value": value,
        "status": "missing" if value is None else "value",
    } | more


def vacancies(bench: Bench, level: str) -> dict[tuple[str, int], Any]:
    bench.build("occupation_month")
    found = bench.rows(
        "select area_code, date_part('year', month), vacancy_count "
        f"from marts.occupation_month where area_level = '{level}'"
    )
    return {(str(code), int(year)): count for code, year, count in found}


def test_a_moved_municipality_counts_where_it_was_that_year(small: Bench) -> None:
    for year in (2020, 2021):
        told = {"297": 10, "171": 3, "507": 5, "588": 2}
        small.land("statistic_cell", *(cell(c, year, n) for c, n in told.items()))
    assert vacancies(small, "region") == {
        ("11", 2020): 10,
        ("10", 2020): 3 + 5 + 2,
        ("11", 2021): 10 + 3,
        ("10", 2021): 5 + 2,
    }


def test_a_merged_municipality_is_summed_to_the_one_of_today(small: Bench) -> None:
    small.land("statistic_cell", cell("507", 2020, 5), cell("588", 2020, 2))
    assert vacancies(small, "municipality") == {("507", 2020): 7}


def test_a_merged_municipality_counts_to_its_own_area_of_its_time(small: Bench) -> None:
    for year in (2016, 2017):
        small.land("statistic_cell", cell("297", year, 10), cell("174", year, 4))
    found = vacancies(small, "sub_region")
    assert found == {("112", 2016): 10, ("113", 2016): 4, ("112", 2017): 14}


def test_areas_that_one_cell_mixes_are_not_summed(small: Bench) -> None:
    told = {"297": 14, "171": 3, "507": 7}  # 174 is inside 297 and cannot be told apart
    small.land("statistic_cell", *(cell(c, 2016, n) for c, n in told.items()))
    assert vacancies(small, "sub_region") == {("105", 2016): 3, ("101", 2016): 7}
    assert vacancies(small, "region") == {("11", 2016): 14, ("10", 2016): 10}


@pytest.mark.parametrize(
    ("status", "found"),
    [("secret", (None, 5, 9, "secret")), ("missing", (None, None, None, "missing"))],
)
def test_what_is_not_told_of_a_part_is_not_told_of_the_whole(
    small: Bench, status: str, found: tuple[Any, ...]
) -> None:
    hidden = cell("588", 2020, None, status=status)
    small.land("statistic_cell", cell("507", 2020, 5), hidden)
    small.build("occupation_month")
    columns = "vacancy_count, vacancy_low, vacancy_high, vacancy_status"
    row = f"select {columns} from marts.occupation_month where area_code = '507'"
    assert small.rows(row) == [found]


def test_a_missing_part_beside_a_secret_one_is_missing(small: Bench) -> None:
    hidden = [cell("297", 2021, None, status="secret"), cell("171", 2021, None)]
    small.land("statistic_cell", *hidden)
    small.build("occupation_month")
    region = "select vacancy_status, vacancy_high from marts.occupation_month "
    assert small.rows(region + "where area_level = 'region'") == [("missing", None)]


def test_the_landed_key_of_a_year_is_used_instead_of_the_lists(small: Bench) -> None:
    key = {"membership_year": 2020, "area_level": "region"}
    for code, region in (("297", "11"), ("171", "11"), ("507", "12"), ("588", "10")):
        row = {"municipality_code": code, "area_code": region}
        small.land("area_membership", key | row)
    told = {"297": 10, "171": 3, "507": 5, "588": 2}
    small.land("statistic_cell", *(cell(c, 2020, n) for c, n in told.items()))
    assert vacancies(small, "region") == {
        ("11", 2020): 13,
        ("12", 2020): 5,
        ("10", 2020): 2,
    }


def test_each_table_is_carried_by_its_own_division(small: Bench) -> None:
    old = {"table_id": "1270", "period_start": "2020-01-01"}
    small.land("statistic_cell", *(cell(c, 2020, 1, **old) for c in ("507", "588")))
    small.land("statistic_cell", cell("507", 2020, 9))
    assert vacancies(small, "municipality") == {("507", 2020): 9}


def test_the_landed_list_of_abolished_municipalities_fills_the_dated_one(
    small: Bench,
) -> None:
    pairs = (("919", "297"), ("212", "174"), ("003", "171"), ("003", "507"))
    small.land("municipality_successor", *named(("old_code", "new_code"), pairs))
    small.build("municipality_alias")
    found = dict(small.rows("select * from marts.municipality_alias"))
    assert found.pop("919") == "297"
    assert found.pop("212") == "297"
    assert "003" not in found  # it was divided
    assert found.pop("174") == "297"


def test_who_moved_since_is_told_of_summed_areas_only(small: Bench) -> None:
    told = {"297": 10, "171": 3, "507": 5, "588": 2}
    small.land("statistic_cell", *(cell(c, 2020, n) for c, n in told.items()))
    published = {"area_level": "region", "table_id": "12tu"}
    small.land("statistic_cell", cell("10", 2020, 9, **published))
    small.build("occupation_moved", "area_since")
    columns = "select area_code, municipality_code, has_joined from marts."
    where = " where area_level = 'region' order by area_code"
    since = small.rows(f"{columns}area_since{where}")
    assert since == [("10", "171", False), ("11", "171", True)]
    # figures of region 10 are published, in whatever division their table has
    assert small.rows(f"{columns}occupation_moved{where}") == [("11", "171", True)]


def test_a_merged_municipality_is_named_with_the_one_it_is_in(small: Bench) -> None:
    small.land("statistic_cell", cell("507", 2020, 5), cell("588", 2020, 2))
    small.build("occupation_merged")
    columns = "membership_year, municipality_code, current_code"
    found = small.rows(f"select {columns} from marts.occupation_merged")
    assert found == [(2020, "588", "507")]


def jobs(code: str, year: int, value: float | None, **more: Any) -> dict[str, Any]:
    industry = {"industry_code": "C", "industry_edition": "TOL2008"}
    about = {"table_id": "115h", "content_code": "tyolliset3", "period_kind": "year"}
    return cell(code, year, value, occupation_code=None, **about, **industry) | more


def test_jobs_of_a_region_that_the_table_lacks_are_those_of_its_municipalities(
    small: Bench,
) -> None:
    told = {"297": 10, "171": 3, "507": 5, "588": 2}
    for year in (2020, 2021):
        small.land("statistic_cell", *(jobs(c, year, n) for c, n in told.items()))
    small.land("statistic_cell", jobs("SSS", 2021, 900, area_level="country"))
    hidden = (jobs("297", 2022, None, status="secret"), jobs("171", 2022, 3))
    small.land("statistic_cell", *hidden)
    small.build("industry_job")
    found = small.rows(
        "select region_code, year, job_count, count_low, status, is_newest "
        "from marts.industry_job order by year, region_code"
    )
    assert found == [
        ("10", 2020, 10, 10, "value", False),
        ("11", 2020, 10, 10, "value", False),
        ("10", 2021, 7, 7, "value", True),
        ("11", 2021, 13, 13, "value", True),
        ("SSS", 2021, 900, 900, "value", True),
        ("11", 2022, None, 3, "secret", False),
    ]
