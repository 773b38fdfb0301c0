"""Quotients and tightness computed from landed cells."""

import pytest

from tests.sql.bench import Bench, company

JOBS = {"table_id": "115h", "status": "value", "industry_edition": "TOL2008"}
REGION = JOBS | {"area_level": "region", "period_start": "2023-01-01"}
COUNTRY = REGION | {"area_level": "country", "area_code": "SSS"}


def test_a_quotient_counts_what_the_table_leaves_out(bench: Bench) -> None:
    # here 20 of 100 jobs are in metal, in the country 50 of 1000: 0.2 / 0.05
    bench.land(
        "statistic_cell",
        REGION | {"area_code": "11", "industry_code": "25", "value": 20},
        REGION | {"area_code": "11", "industry_code": "SSS", "value": 100},
        COUNTRY | {"industry_code": "25", "value": 50},
        COUNTRY | {"industry_code": "SSS", "value": 1000},
    )
    bench.land("yritykset", company("9000000-3", tol2008="25620"))
    bench.build("location_quotient")
    found = bench.rows(
        "select region_name_fi, industry_code, location_quotient, company_count "
        "from marts.location_quotient"
    )
    assert found == [("Pohjois-Savo", "25", pytest.approx(4.0), 1)]


def test_an_older_year_is_left_out(bench: Bench) -> None:
    jobs = REGION | {"area_code": "11", "industry_code": "25", "value": 20}
    bench.land("statistic_cell", jobs, jobs | {"period_start": "2022-01-01"})
    bench.build("location_quotient")
    assert bench.rows("select year from marts.location_quotient") == [(2023,)]


def test_vacancies_and_job_seekers_of_a_year_give_a_named_label(bench: Bench) -> None:
    cell = {"table_id": "12ti", "occupation_code": "7212", "status": "value"}
    area = cell | {"area_level": "region", "area_code": "11"}
    for month in range(1, 13):
        start = area | {"period_start": f"2026-{month:02d}-01"}
        bench.land(
            "statistic_cell",
            start | {"content_code": "AVPAIKATLOPUSSA", "value": 20},
            start | {"content_code": "TYOTTOMATLOPUSSA", "value": 10},
        )
    bench.build("occupation_tightness")
    found = bench.row(
        "select area_name_fi, tightness, month_count, state "
        "from marts.occupation_tightness"
    )
    assert found == ("Pohjois-Savo", 2.0, 12, "shortage")


def land_labour(bench: Bench, months: list[tuple[str, float, float]]) -> None:
    """Land vacancies and job-seekers of welders of the own region, month by month."""
    cell = {"table_id": "12ti", "occupation_code": "7212", "status": "value"}
    area = cell | {"area_level": "region", "area_code": "11"}
    for month, vacancies, job_seekers in months:
        start = area | {"period_start": f"{month}-01"}
        bench.land(
            "statistic_cell",
            start | {"content_code": "AVPAIKATLOPUSSA", "value": vacancies},
            start | {"content_code": "TYOTTOMATLOPUSSA", "value": job_seekers},
        )


def year(number: int, vacancies: float) -> list[tuple[str, float, float]]:
    return [(f"{number}-{month:02d}", vacancies, 10.0) for month in range(1, 13)]


def test_each_whole_year_of_a_critical_occupation_has_its_own_figure(
    bench: Bench,
) -> None:
    # half a year at the start makes no year of its own
    land_labour(bench, [*year(2024, 99)[6:], *year(2025, 5), *year(2026, 20)])
    bench.build("occupation_period")
    found = bench.rows(
        "select cast(window_end as varchar), tightness, state "
        "from marts.occupation_period order by window_end"
    )
    assert found == [("2025-12-01", 0.5, "balance"), ("2026-12-01", 2.0, "shortage")]


def test_the_trend_of_a_year_ends_where_the_label_stands(bench: Bench) -> None:
    land_labour(bench, [*year(2025, 5), *year(2026, 20)])
    bench.build("occupation_trend", "occupation_tightness")
    (label,) = bench.row("select tightness from marts.occupation_tightness")
    months = bench.rows(
        "select month_tightness, year_tightness from marts.occupation_trend "
        "order by month"
    )
    assert [year for _month, year in months[:12]] == [None] * 11 + [0.5]
    assert months[-1] == (2.0, label)


def test_the_trend_has_no_year_over_a_month_that_is_not_there(bench: Bench) -> None:
    land_labour(bench, [*year(2025, 5)[:6], *year(2025, 5)[7:], *year(2026, 5)[:1]])
    bench.build("occupation_trend")
    found = bench.rows("select year_tightness from marts.occupation_trend")
    assert found == [(None,)] * 12
