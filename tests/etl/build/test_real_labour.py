"""Real labour statistics come through to the region's figure, month by month."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build import build, build_file, current_build
from etl.reference_areas import municipality, successor
from etl.sources.refresh import refresh
from etl.workspace import Workspace

FILE = "tyonv_1001_kunta_2019_2020.csv"
# until the end of 2020; after that they are where they are today
MOVED = {"090": "10", "142": "08", "152": "15", "171": "10", "291": "13"}


def region_in_2020(code: str) -> str:
    today = municipality(successor(code) or code)
    assert today is not None
    return MOVED.get(code, str(today["region_code"]))


def told(path: Path) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return vacancies and job-seekers by region and month, as texts."""
    counts: dict[str, Any] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            pair = (row["avoimet_tyopaikat"], row["tyottomat"])
            counts[region_in_2020(row["kunta"])][row["kuukausi"]].append(pair)
    return counts


def expected(path: Path, region: str) -> float:
    """Divide the means of the newest year's months that every municipality told."""
    counts = told(path)[region]
    year = [counts[month] for month in sorted(counts)[-12:]]
    whole = [pairs for pairs in year if all(v and u for v, u in pairs)]
    vacancies = sum(int(v) for pairs in whole for v, _ in pairs)
    return vacancies / sum(int(u) for pairs in whole for _, u in pairs)


@pytest.fixture
def warehouse(ws: Workspace, realdata: Path) -> duckdb.DuckDBPyConnection:
    refresh(ws, "employment", realdata / "statfin" / FILE, author="t", language="fi")
    build(ws, audiences=False)
    file = build_file(ws, str(current_build(ws)), "internal")
    return duckdb.connect(str(file), read_only=True)


@pytest.mark.realdata
def test_the_regions_ratio_is_that_of_its_municipalities(
    warehouse: duckdb.DuckDBPyConnection, realdata: Path
) -> None:
    found = warehouse.execute(
        "select area_code, tightness from marts.occupation_tightness where "
        "area_level = 'region' and occupation_code = 'SSS' and area_code in "
        "('10', '11') order by area_code"
    ).fetchall()
    file = realdata / "statfin" / FILE
    assert found == [(r, pytest.approx(expected(file, r))) for r in ("10", "11")]


@pytest.mark.realdata
def test_every_region_of_2020_is_the_sum_of_its_municipalities_of_2020(
    warehouse: duckdb.DuckDBPyConnection, realdata: Path
) -> None:
    counts = told(realdata / "statfin" / FILE)
    sums = {
        region: sum(int(v) for v, _ in months["2020M06"])
        for region, months in counts.items()
        if all(v for v, _ in months["2020M06"])
    }
    found = warehouse.execute(
        "select area_code, vacancy_count from marts.occupation_month where "
        "area_level = 'region' and vacancy_count is not null "
        "and month = date '2020-06-01'"
    ).fetchall()
    assert len(counts["11"]["2020M06"]) == 18
    assert dict(found) == sums


@pytest.mark.realdata
def test_a_real_series_of_2020_is_of_the_municipalities_of_today(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    """Mäntyharju 507 has 34 vacancies and Pertunmaa 588, part of it since, has 5."""
    row = warehouse.execute(
        "select vacancy_count from marts.occupation_month where area_code = '507' "
        "and area_level = 'municipality' and month = date '2020-06-01'"
    ).fetchall()
    codes = warehouse.execute(
        "select count(distinct area_code) from marts.occupation_month "
        "where area_level = 'municipality'"
    ).fetchall()
    assert (row, codes) == ([(39,)], [(308,)])
