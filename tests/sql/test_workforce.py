"""Vacancies, job-seekers and staff by occupation."""

from typing import Any

import pytest

from tests.sql.bench import Bench, company

IDS = ("9000000-3", "9000001-1", "9000003-8")


def cell(area: str, value: float | None, **more: Any) -> dict[str, Any]:
    return {
        "table_id": "12ti",
        "content_code": "AVPAIKATLOPUSSA",
        "area_level": "municipality",
        "area_code": area,
        "period_kind": "month",
        "period_start": "2026-07-01",
        "occupation_code": "7212",
        "value": value,
        "status": "value" if value else "zero",
    } | more


def members(bench: Bench, sub_region: str) -> list[str]:
    bench.build("municipality_area")
    return [
        code
        for (code,) in bench.rows(
            "select municipality_code from marts.municipality_area "
            f"where area_level = 'sub_region' and area_code = '{sub_region}'"
        )
    ]


def vacancies(bench: Bench, level: str, code: str) -> list[tuple[object, ...]]:
    bench.build("occupation_month")
    return bench.rows(
        "select vacancy_count, vacancy_low, vacancy_high, vacancy_status "
        f"from marts.occupation_month where area_level = '{level}' "
        f"and area_code = '{code}'"
    )


def test_a_sub_region_is_the_sum_of_its_municipalities(bench: Bench) -> None:
    codes = members(bench, "112")
    bench.land("statistic_cell", *(cell(code, 2) for code in codes))
    total = 2 * len(codes)
    assert vacancies(bench, "sub_region", "112") == [(total, total, total, "value")]


def test_a_secret_municipality_makes_its_sub_region_an_interval(bench: Bench) -> None:
    first, *others = members(bench, "112")
    bench.land("statistic_cell", cell(first, None, status="secret"))
    bench.land("statistic_cell", *(cell(code, 2) for code in others))
    low = 2 * len(others)
    assert vacancies(bench, "sub_region", "112") == [(None, low, low + 4, "secret")]


def test_an_area_with_a_municipality_left_out_is_not_summed(bench: Bench) -> None:
    _, *others = members(bench, "112")
    bench.land("statistic_cell", *(cell(code, 2) for code in others))
    assert vacancies(bench, "sub_region", "112") == []


def test_a_published_area_is_not_summed_again(bench: Bench) -> None:
    codes = members(bench, "112")
    bench.land("statistic_cell", *(cell(code, 2) for code in codes))
    bench.land("statistic_cell", cell("112", 99, area_level="sub_region"))
    assert vacancies(bench, "sub_region", "112") == [(99, 99, 99, "value")]


def test_classes_that_are_no_occupation_are_left_out(bench: Bench) -> None:
    for code in ("X0000", "7212."):
        bench.land("statistic_cell", cell("297", 5, occupation_code=code))
    assert vacancies(bench, "municipality", "297") == []


def test_a_table_without_occupations_is_of_all_of_them_together(bench: Bench) -> None:
    total = {"table_id": "1001", "occupation_code": None}
    bench.land("statistic_cell", cell("297", 5, **total))
    assert vacancies(bench, "municipality", "297") == [(5, 5, 5, "value")]
    bench.build("occupation_month")
    codes = "select distinct occupation_code from marts.occupation_month"
    assert bench.rows(codes) == [("SSS",)]


def test_of_two_tables_with_the_same_counts_the_newer_one_counts(bench: Bench) -> None:
    older = {"table_id": "1270", "period_start": "2020-07-01"}
    bench.land("statistic_cell", cell("297", 5, **older), cell("297", 7))
    assert vacancies(bench, "municipality", "297") == [(7, 7, 7, "value")]


def test_older_share_leaves_totals_out_and_is_marked_a_proxy(bench: Bench) -> None:
    def employed(age: str, value: float) -> dict[str, Any]:
        whole = {"table_id": "115r", "area_level": "country", "area_code": "SSS"}
        return cell("SSS", value, age_code=age) | whole

    ages = {"SSS": 100, "15-24": 60, "55-64": 30, "65-74": 10}
    rows = [employed(age, value) for age, value in ages.items()]
    bench.land("statistic_cell", *rows)
    bench.build("occupation_age")
    found = bench.row("select older_share, is_proxy from marts.occupation_age")
    assert found == (0.4, True)


def test_difficulty_counts_only_those_who_answered(bench: Bench) -> None:
    for business_id, difficulty in zip(IDS, ("4", "1", None), strict=True):
        bench.land("yritykset", company(business_id))
        row = {"ytunnus": business_id, "isco4": "7212", "henkilot": "5"}
        answer = row | {"rekry_vaikeus": difficulty, "yli55": difficulty}
        bench.land("tyovoima", answer)
    bench.build("occupation_need")
    found = bench.row(
        "select company_count, answered_count, difficulty_count, personnel_count, "
        "older_count, older_answered_personnel_count from marts.occupation_need"
    )
    assert found == (3, 2, 1, 15, 5, 10)


@pytest.mark.parametrize(
    ("jobs", "share"), [({"25": 100}, 0.2), ({"C": 40}, 0.5), ({"25": 5}, 1.0)]
)
def test_coverage_is_of_the_jobs_in_the_industries_asked(
    bench: Bench, jobs: dict[str, float], share: float
) -> None:
    bench.land("yritykset", company(IDS[0], henkilosto="20", tol2025="25530"))
    for industry, count in (({"10": 900} if "25" in jobs else {}) | jobs).items():
        row = {"table_id": "115h", "area_level": "region", "area_code": "11"}
        edition = {"industry_code": industry, "industry_edition": "TOL2025"}
        bench.land("statistic_cell", cell("11", count, **row, **edition))
    bench.build("coverage")
    columns = "select personnel_share, frame_company_count, interviewed_count"
    found = bench.row(f"{columns} from marts.coverage where region_code = '11'")
    assert found == (share, None, 1)
