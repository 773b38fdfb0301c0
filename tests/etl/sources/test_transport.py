"""Railways, roads, stations and ports: shapes of files, pages, real counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.refresh import refresh
from etl.sources.transport import SOURCE
from etl.workspace import Workspace
from tests.etl.sources.samples import file
from tests.etl.sources.test_real_files import rows

PLACES = [[27.0, 62.0], [27.1, 62.1]]


def line(fid: str | None, told: Any = None, places: Any = PLACES) -> dict[str, Any]:
    shape = {"type": "LineString", "coordinates": places}
    named = {} if fid is None else {"id": fid}
    return {"type": "Feature", **named, "geometry": shape, "properties": told}


def collection(*features: Any, **rest: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **rest}


def road(at: int, **told: Any) -> dict[str, Any]:
    return line(f"tie.{at}", {"tie": 5, "osa": at, "ajorata": 0, "nimi": "A"} | told)


def recognised(content: Any, name: str = "answer") -> Recognised:
    found = SOURCE.recognise(file(content, name))
    assert isinstance(found, Recognised)
    return found


def test_bare_lines_are_railways_only_when_the_file_says_so() -> None:
    bare = {"type": "Feature", "geometry": line(None)["geometry"]}
    assert recognised(collection(bare), "rail.geojson").table_name == "railway"
    found = SOURCE.recognise(file(collection(bare), "lines.geojson"))
    assert isinstance(found, Skipped)
    assert "does not say of what" in found.render("en")


def test_only_main_tracks_in_use_are_taken() -> None:
    found = recognised(
        collection(
            line("a", {"type": "pääraide", "state": "IN USE"}),
            line("b", {"type": "sivuraide", "state": "IN USE"}),
            line("c", {"type": "pääraide", "state": "PLANNED"}),
            timeStamp="2026-08-29T10:00:00Z",
        )
    )
    assert [row["line_id"] for row in found.content.rows] == ["a"]
    assert (found.vintage, found.facts["left_out"]) == ("2026-08-29", 2)


def test_only_main_roads_are_taken_and_two_carriageways_once() -> None:
    found = recognised(
        collection(
            road(1),
            road(2, ajorata=1),
            road(3, ajorata=2),
            road(4, tie=100),
        )
    )
    assert [row["line_id"] for row in found.content.rows] == ["tie.1", "tie.2"]
    assert found.content.rows[0]["road_number"] == 5
    none = SOURCE.recognise(file(collection(road(1, tie=555))))
    assert isinstance(none, Skipped)


def test_heights_measures_and_several_parts_are_read() -> None:
    told = {"tie": 9, "osa": 1}
    several = {
        "id": "x",
        "geometry": {
            "type": "MultiLineString",
            "coordinates": [[[27, 62, 80, 0], [27.1, 62, 81, 500]], PLACES],
        },
        "properties": told,
    }
    found = recognised(collection(several)).content.rows
    assert [row["geometry"] for row in found] == [
        '{"type":"LineString","coordinates":[[27,62],[27.1,62]]}',
        '{"type":"LineString","coordinates":[[27.0,62.0],[27.1,62.1]]}',
    ]


def test_metres_of_the_national_plane_become_degrees() -> None:
    metres = [[534000, 6974000], [534100, 6974000]]
    told = {"tie": "5", "osa": "1", "ajorata": "0"}
    (row,) = recognised(collection(line("a", told, metres))).content.rows
    (longitude, latitude), _end = json.loads(row["geometry"])["coordinates"]
    assert (longitude, latitude) == pytest.approx((27.6688, 62.8944), abs=1e-4)
    assert row["road_number"] == 5


def test_other_metres_are_refused_and_damaged_lines_left_out() -> None:
    metres = [[3534000, 6974000], [3534100, 6974000]]
    with pytest.raises(Refused, match="neither degrees"):
        SOURCE.recognise(file(collection(line("a", {"tie": 1, "osa": 1}, metres))))
    damaged = line("b", {"tie": 1, "osa": 1}, [[27.0], "x"])
    found = recognised(collection(damaged, road(2)))
    assert len(found.content.rows) == 1


def test_a_station_far_abroad_is_left_out_and_hides_no_other() -> None:
    def station(code: str, longitude: float, latitude: float) -> dict[str, Any]:
        place = {"longitude": longitude, "latitude": latitude}
        return {"stationShortCode": code, "stationName": code, **place}

    found = recognised([station("KUO", 27.68, 62.89), station("MVA", 37.65, 55.78)])
    assert [row["point_id"] for row in found.content.rows] == ["KUO"]
    assert found.facts["left_out"] == 1


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (
            [{"stationShortCode": "KUO", "stationName": "Kuopio", "countryCode": "FI"}],
            "station",
            "KUO",
        ),
        (
            {"ssnLocations": {"locode": "FIHEL", "locationName": "Helsinki"}},
            "port",
            "FIHEL",
        ),
        ({"icao": "EFKU", "name": "Kuopio"}, "airport", "EFKU"),
    ],
)
def test_lists_of_places_are_told_apart(content: Any, kind: str, code: str) -> None:
    point = {"type": "Point", "coordinates": [27.0, 62.0]}
    if isinstance(content, list):
        content = [content[0] | {"longitude": 27.0, "latitude": 62.0}]
    elif "ssnLocations" in content:
        told = dict(content["ssnLocations"])
        feature = {"locode": told.pop("locode"), "geometry": point, "properties": told}
        content = {"ssnLocations": collection(feature)}
    else:
        content = collection({"geometry": point, "properties": content})
    found = recognised(content)
    assert found.table_name == kind
    (row,) = found.content.rows
    assert (row["point_id"], row["country_code"]) == (code, "FI")


def test_pages_are_loaded_together_and_a_repeated_page_is_seen() -> None:
    first = recognised(collection(road(1), road(2), numberMatched=3), "1")
    again = recognised(collection(road(2), road(1), numberMatched=3), "1b")
    last = recognised(collection(road(3), road(2), numberMatched=3), "2")
    lacking = SOURCE.choose([first, again], [])
    assert not lacking.loaded
    assert "3 features, of which 2" in lacking.skipped[0].render("en")
    choice = SOURCE.choose([first, again, last], [])
    parsed = SOURCE.parse(choice.loaded)
    ids = parsed.tables["transport_line"]["line_id"].to_pylist()
    assert sorted(ids) == ["tie.1", "tie.2", "tie.3"]
    assert sum(parsed.row_counts.values()) == 3
    in_use = [
        {"table_name": "road", "sha256": one.file.sha256, "row_count": 1, "vintage": ""}
        for one in choice.loaded
    ]
    assert not SOURCE.choose([first, again, last], in_use).loaded


@pytest.mark.realdata
def test_the_real_files_load_to_their_counts(ws: Workspace, realdata: Path) -> None:
    folder = realdata / "transport"
    done = refresh(ws, "transport", folder, author="tester", language="en")
    counts = {one["table_name"]: one["row_count"] for one in done.loaded}
    assert counts == {"railway": 1413, "station": 210}
    reasons = {one.file: one.render("en") for one in done.skipped}
    assert "289 rows" in reasons["railway-tracks-ita-suomi.geojson"]
    points = {row["point_id"]: row for row in rows(ws, done, "transport_point")}
    abroad = [row["name"] for row in points.values() if row["country_code"] != "FI"]
    assert abroad == ["Haaparanta pohjoinen"]
    assert points["AIN"]["longitude"] == 25.10224
    lines = rows(ws, done, "transport_line")
    assert sum(row["geometry"].count("],[") + 1 for row in lines) == 12017


@pytest.mark.realdata
def test_a_part_of_the_railways_alone_loads_and_gives_way_to_the_whole(
    ws: Workspace, realdata: Path
) -> None:
    part, whole = (
        realdata / "transport" / f"railway-tracks-{area}.geojson"
        for area in ("ita-suomi", "finland")
    )
    first = refresh(ws, "transport", part, author="tester", language="en")
    assert [one["row_count"] for one in first.loaded] == [289]
    second = refresh(ws, "transport", whole, author="tester", language="en")
    assert [one["row_count"] for one in second.loaded] == [1413]
    third = refresh(ws, "transport", part, author="tester", language="en")
    assert third.batch is None
    assert "A part never replaces the whole" in third.skipped[0].render("en")
