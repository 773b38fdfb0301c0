"""Real answers, to counts and values read by hand from the files."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.sources import Recognised
from etl.sources.companies import SOURCE as COMPANIES
from etl.sources.employment import SOURCE as EMPLOYMENT
from etl.sources.refresh import Refreshed, refresh
from etl.statistics import px
from etl.workspace import Workspace
from tests.etl.sources.samples import file

pytestmark = pytest.mark.realdata

REASONS = {
    "README.md": "not data of this source",
    "115q_2512_2023.query.json": "a question",
    "ashi_13pz_pre2026_trimmed.px": "“Alue” is known: ksu, pks",
    "pxweb_config.json": "the limits of the statistics service",
    "tyonv_pohjois_savo_2020.jsonstat2.json": "areas of table 1001: 19 here, 310 in",
    "tyonv_pohjois_savo_2020.px": "areas of table 1001: 19 here, 310 in",
    "tyonv_pohjois_savo_2020.metadata.json": "describes the variables",
    "bis_v1_details_0877830-0.json": "old version 1",
    "tr_v1_search_response.json": "old version 1",
    "openapi_ytj_v3.yaml": "describes the interface",
    "code_lists.json": "list of the register's codes",
    "v3_empty_result.json": "no company",
}


def load(ws: Workspace, source: str, path: Path) -> Refreshed:
    return refresh(ws, source, path, author="tester", language="en")


def rows(ws: Workspace, done: Refreshed, table: str) -> list[dict[str, Any]]:
    assert done.batch is not None
    path = landing.read_parsed(ws, done.batch.parsed_key).tables[table]
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def cell(found: list[dict[str, Any]], **wanted: Any) -> tuple[float | None, str]:
    (one,) = [row for row in found if row.items() >= wanted.items()]
    return one["value"], one["status"]


def test_the_statistics_folder_loads_one_version_of_each_table(
    ws: Workspace, realdata: Path
) -> None:
    done = load(ws, "employment", realdata / "statfin")
    counts = {one["table_name"]: one["row_count"] for one in done.loaded}
    # municipalities × months × measures; of 433 occupations 15 are X classes
    assert counts == {
        "1001": 310 * 22 * 3,
        "2310": 310 * 20 * 4,
        "1270": (433 - 15) * 19 * 2,
        "115q": 1,
    }
    assert len(done.skipped) == 7
    for one in done.skipped:
        assert REASONS[one.file] in one.render("en")
    assert load(ws, "employment", realdata / "statfin").batch is None


def test_values_of_the_statistics_are_those_of_the_files(
    ws: Workspace, realdata: Path
) -> None:
    done = load(ws, "employment", realdata / "statfin")
    found = rows(ws, done, "statistic_cell")
    october, july = date(2020, 10, 1), date(2020, 7, 1)
    kuopio = {"table_id": "1001", "area_code": "297", "period_start": october}
    assert cell(found, **kuopio, content_code="TYOTTOMATLOPUSSA") == (6388, "value")
    assert cell(found, **kuopio, content_code="TYOVOIMATK") == (56808, "value")
    coders = {"table_id": "1270", "occupation_code": "2512", "period_start": july}
    assert cell(found, **coders, content_code="AVPAIKATLOPUSSA") == (137, "value")
    town = {"table_id": "2310", "area_code": "992", "period_start": july}
    assert cell(found, **town, content_code="UUDETAVP") == (55, "value")
    assert cell(found, **town, content_code="tayttyneet") == (None, "missing")
    assert cell(found, table_id="115q", occupation_code="2512") == (35435, "value")
    unemployed = {"table_id": "1001", "content_code": "TYOTTOMATLOPUSSA"}
    mine = [one for one in found if one.items() >= unemployed.items()]
    assert sum(one["value"] or 0 for one in mine) == 6_316_158
    missing = [one["table_id"] for one in found if one["status"] == "missing"]
    # empty fields of the csv files; 1636 of 1270 are in all its classes
    assert missing.count("1001") == 728
    assert missing.count("2310") == 5030
    assert 0 < missing.count("1270") <= 1636


@pytest.mark.parametrize("ending", ["px", "jsonstat2.json"])
def test_the_part_alone_loads_from_either_format(
    ws: Workspace, realdata: Path, ending: str
) -> None:
    name = f"tyonv_pohjois_savo_2020.{ending}"
    done = load(ws, "employment", realdata / "statfin" / name)
    found = rows(ws, done, "statistic_cell")
    assert len(found) == 19 * 10 * 3
    secret = [one for one in found if one["status"] == "secret"]
    places = [(one["area_code"], one["period_start"].month) for one in secret]
    assert places == [("239", 8), ("921", 1), ("921", 10)]
    assert {one["content_code"] for one in secret} == {"AVPAIKATLOPUSSA"}
    other = {"px": "jsonstat2.json", "jsonstat2.json": "px"}[ending]
    twin = realdata / "statfin" / f"tyonv_pohjois_savo_2020.{other}"
    assert "same figures" in load(ws, "employment", twin).skipped[0].render("en")


@pytest.mark.parametrize("ending", ["px", "jsonstat2.json"])
def test_each_cell_of_the_part_is_that_of_the_whole_and_tells_why_it_is_empty(
    realdata: Path, ending: str
) -> None:
    whole, part = (
        {
            (one["area_code"], one["period_start"], one["content_code"]): one
            for one in _landed(realdata / "statfin" / name)
        }
        for name in (
            "tyonv_1001_kunta_2019_2020.csv",
            f"tyonv_pohjois_savo_2020.{ending}",
        )
    )
    same = [key for key, one in part.items() if one["value"] == whole[key]["value"]]
    assert len(same) == len(part) == 570
    # an empty field of the csv does not tell why it is empty
    unlike = [one for one in part if part[one]["status"] != whole[one]["status"]]
    assert [(part[one]["status"], whole[one]["status"]) for one in unlike] == [
        ("secret", "missing")
    ] * 3
    key = ("297", date(2020, 10, 1), "TYOTTOMATLOPUSSA")
    assert (part[key]["value"], part[key]["status"]) == (6388, "value")


def _landed(path: Path) -> list[dict[str, Any]]:
    found = EMPLOYMENT.recognise(file(path.read_bytes(), path.name))
    assert isinstance(found, Recognised)
    rows: list[dict[str, Any]] = found.content.cells.to_pylist()
    return rows


def test_the_older_px_file_is_read_to_its_last_number(realdata: Path) -> None:
    content = (realdata / "statfin" / "ashi_13pz_pre2026_trimmed.px").read_bytes()
    cube = px.read(content)
    assert cube.table_id == "13pz"
    assert cube.updated == "2024-10-29"
    assert cube.shape == (2, 5, 9)
    assert cube.values[:3].tolist() == [-1.5, -1.5, 0]
    assert cube.values[-3:].tolist() == [7678, 6690, 988]
    assert cube.dimensions[0].labels == ("2024Q1*", "2024Q2*")
    assert np.isfinite(cube.values).all()


def test_the_company_folder_loads_every_company_once(
    ws: Workspace, realdata: Path
) -> None:
    done = load(ws, "companies", realdata / "ytj")
    counts = {one["file"]: one["companies"] for one in done.loaded}
    assert counts == {
        "all_companies_shape_synthetic.json": 6,
        "v3_companies_by_id_0112038-9.json": 1,
        "v3_companies_page_real_trimmed.json": 2,
        "v3_companies_synthetic_pohjois_savo.json": 13,
    }
    assert len(done.skipped) == 6
    for one in done.skipped:
        assert REASONS[one.file] in one.render("en")
    # the six of the bulk shape are among the thirteen
    assert len(rows(ws, done, "register_company")) == 16
    assert len(rows(ws, done, "register_name")) == 36
    assert load(ws, "companies", realdata / "ytj").batch is None


def test_values_of_the_companies_are_those_of_the_files(
    ws: Workspace, realdata: Path
) -> None:
    done = load(ws, "companies", realdata / "ytj")
    found = {one["business_id"]: one for one in rows(ws, done, "register_company")}
    assert found["0112038-9"] == {
        "business_id": "0112038-9",
        "name": "Nokia Oyj",
        "company_form_code": "17",
        "industry_code": "70100",
        "industry_edition": "TOL2025",
        "municipality_code": "049",
        "post_code": "02610",
        "trade_register_status": "1",
        "is_alive": True,
        "situation": None,
        "registered_date": date(1896, 12, 19),
        "ended_date": None,
        "modified_at": datetime(2026, 8, 19, 10, 4, 6),
    }
    names = [one for one in rows(ws, done, "register_name") if one["valid_to"]]
    assert ("Oy Nokia Ab", date(1997, 8, 31)) in [
        (one["name"], one["valid_to"]) for one in names
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("2646674-9", {"name": "Wolt Oy", "municipality_code": "091"}),
        ("9000005-4", {"industry_edition": "TOL2008", "situation": "SANE"}),
        ("9000006-2", {"is_alive": False, "situation": "KONK"}),
        ("9000007-0", {"is_alive": False, "situation": "SELTILA"}),
        ("9000008-9", {"is_alive": True, "situation": None}),
        ("9000009-7", {"is_alive": False, "ended_date": date(2024, 12, 31)}),
        ("9000011-8", {"is_alive": False, "trade_register_status": "0"}),
        ("9000012-6", {"name": "Esimerkki Nimenvaihto Oy", "post_code": "70100"}),
        ("9000013-4", {"industry_code": None, "municipality_code": "297"}),
        ("9000014-2", {"municipality_code": None, "post_code": None}),
        ("9000015-0", {"municipality_code": None, "company_form_code": "17"}),
    ],
)
def test_each_quirk_of_the_register_is_read_by_its_rule(
    realdata: Path, number: str, expected: dict[str, Any]
) -> None:
    found = []
    for path in sorted((realdata / "ytj").glob("v3_companies_*.json")):
        answer = COMPANIES.recognise(file(path.read_bytes(), path.name))
        assert isinstance(answer, Recognised)
        found.append(answer)
    landed = COMPANIES.parse(found).tables["register_company"].to_pylist()
    (row,) = [one for one in landed if one["business_id"] == number]
    assert row.items() >= expected.items()


def test_the_real_answer_without_a_table_name_is_known_by_its_variables(
    realdata: Path,
) -> None:
    content = (realdata / "statfin" / "115q_2512_2023.response.json").read_bytes()
    answer = EMPLOYMENT.recognise(file(content))
    assert isinstance(answer, Recognised)
    (row,) = answer.content.cells.to_pylist()
    assert (row["table_id"], row["value"], row["sex_code"]) == ("115q", 35435, "SSS")
