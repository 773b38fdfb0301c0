"""Keys of areas and classifications: csv files, and answers of the service."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from etl import landing
from etl.errors import Refused
from etl.reference import read_table
from etl.reference_areas import municipality
from etl.sources import Recognised, Skipped, SourceFile
from etl.sources.areas import SOURCE
from etl.sources.refresh import refresh
from etl.workspace import Workspace

MAPS = "https://data.stat.fi/api/classifications/v2/correspondenceTables"
KEY = "kunta_1_20200101%23maakunta_1_20200101"


def file(name: str, content: Any, origin: str = "") -> SourceFile:
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    return SourceFile(name, content, f"sha of {name}", origin=origin)


def towns() -> list[dict[str, Any]]:
    return list(read_table("municipality").to_pylist())


def members(year: int = 2020) -> list[dict[str, Any]]:
    """Return the service's key of municipalities and regions, today's codes."""

    def item(kind: str, code: str, name: str) -> dict[str, Any]:
        return {
            "localId": f"{kind}_1_{year}0101/{code}",
            "code": code,
            "classificationItemNames": [{"lang": "fi", "name": name}],
        }

    return [
        {
            "sourceItem": item("kunta", row["municipality_code"], row["name_fi"]),
            "targetItem": item("maakunta", row["region_code"], "M"),
            "sourceLocalId": f"kunta_1_{year}0101/{row['municipality_code']}",
            "targetLocalId": f"maakunta_1_{year}0101/{row['region_code']}",
        }
        for row in towns()
    ]


def addresses() -> list[str]:
    return [
        f"{MAPS}/{KEY}/maps/{row['municipality_code']}/{row['region_code']}"
        for row in towns()
    ]


def recognised(one: SourceFile) -> Recognised:
    found = SOURCE.recognise(one)
    assert isinstance(found, Recognised)
    return found


@pytest.mark.parametrize("content", [members(), addresses()])
def test_a_key_of_the_service_is_the_division_of_its_year(content: Any) -> None:
    found = recognised(file("a.json", content))
    assert (found.table_name, found.vintage) == ("municipality_key_2020_region", "2020")
    areas = {row["municipality_code"]: row["area_code"] for row in found.content}
    assert len(areas) == 308
    assert areas["297"] == "11"


def test_a_key_without_ids_is_named_by_its_address_or_its_file() -> None:
    bare = [{k: v for k, v in one.items() if "Local" not in k} for one in members()]
    for one in bare:
        one["sourceItem"].pop("localId")
        one["targetItem"].pop("localId")
    by_address = recognised(file("a.json", bare, f"{MAPS}/{KEY}/maps?content=data"))
    by_name = recognised(file(f"{KEY}.json", bare))
    assert by_address.table_name == by_name.table_name == "municipality_key_2020_region"
    unnamed = SOURCE.recognise(file("a.json", bare))
    assert isinstance(unnamed, Skipped)
    assert "kunta_1_20260101#maakunta" in unnamed.render("fi")


def test_a_key_of_a_year_before_a_merger_is_whole_with_its_own_codes() -> None:
    old = {"sourceItem": {"code": "588"}, "targetItem": {"code": "10"}}
    found = recognised(file("a.json", [*members(), old]))
    assert len(found.content) == 309


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[:200], "200 of the 308"),
        (lambda rows: [*rows, rows[0]], "two areas"),
        (lambda rows: [*rows, {**rows[0], "sourceItem": {"code": "999"}}], "999"),
    ],
)
def test_a_key_that_is_not_the_whole_country_is_skipped(change: Any, said: str) -> None:
    answer = SOURCE.recognise(file("a.json", change(members())))
    assert isinstance(answer, Skipped)
    assert said in answer.render("en")
    assert answer.render("fi") != answer.render("sv") != answer.render("en")


def test_classes_of_an_edition_land_with_the_names_there_are() -> None:
    names = [{"lang": "fi", "name": "Teollisuus"}, {"lang": "sv", "name": "Tillv."}]
    item = {"code": "C", "level": 1, "localId": "toimiala_1_20250101/C"}
    found = recognised(file("a.json", [item | {"classificationItemNames": names}]))
    (row,) = found.content
    assert (row["edition"], row["name_fi"], row["name_en"]) == (
        "TOL2025",
        "Teollisuus",
        None,
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'["x"]', b"[1]", b'{"a": 1}', b"a;b\n1;2", b"kunta,name,lon,lat\n"],
)
def test_foreign_content_is_no_list(content: bytes) -> None:
    assert SOURCE.recognise(file("kunta.json", content)) is None


def test_a_list_that_breaks_off_is_refused_in_words() -> None:
    cut = b"kunta,name,lon,lat\n005,Alaj\xc3\xa4rvi,23.8"
    with pytest.raises(Refused, match="lacks a value"):
        SOURCE.recognise(file("a.csv", cut))


def test_two_years_are_in_use_at_once(ws: Workspace, tmp_path: Path) -> None:
    for year in (2020, 2021):
        (tmp_path / f"{year}.json").write_text(json.dumps(members(year)))
    done = refresh(ws, "areas", tmp_path, author="a")
    assert {one["vintage"] for one in done.loaded} == {"2020", "2021"}
    again = refresh(ws, "areas", tmp_path / "2020.json", author="a")
    assert again.batch is None


@pytest.mark.realdata
def test_every_real_file_loads_to_its_exact_count(
    ws: Workspace, realdata: Path
) -> None:
    done = refresh(ws, "areas", realdata / "classifications", author="a")
    counts = {one["table_name"]: one["row_count"] for one in done.loaded}
    assert counts == {
        "municipality_key_2025": 308 * 5,
        "municipality_key_2026": 308 * 5,
        "abolished_municipality": 611,
        "municipality_centre": 309,
        "tol2008_to_tol2025": 2897,
        "tol2025": 1824,
        "aml2010": 433,
    }
    assert {one.file for one in done.skipped} == {"README.md"}
    tables = landing.read_parsed(ws, done.batch.parsed_key).tables
    assert set(tables) >= {"area_membership", "industry_correspondence"}


@pytest.mark.realdata
def test_the_real_key_of_2026_agrees_with_the_lists(realdata: Path) -> None:
    path = realdata / "classifications" / "municipality_key_2026.csv"
    found = recognised(file(path.name, path.read_bytes()))
    levels = Counter(row["area_level"] for row in found.content)
    assert set(levels.values()) == {308}
    for row in found.content:
        listed = municipality(row["municipality_code"])
        assert listed is not None
        assert listed[f"{row['area_level']}_code"] == row["area_code"]


@pytest.mark.realdata
def test_real_industries_are_split_as_counted(realdata: Path) -> None:
    """226 of the 804 five-digit classes of TOL 2008 have several successors."""
    path = realdata / "classifications" / "tol2008_to_tol2025.csv"
    found = recognised(file(path.name, path.read_bytes()))
    codes = Counter(
        row["from_code"] for row in found.content if len(row["from_code"]) == 5
    )
    assert (len(codes), sum(count > 1 for count in codes.values())) == (804, 226)
