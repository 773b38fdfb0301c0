"""Boundaries over the network: the newest year that is there, and all of its areas."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from etl.errors import Refused
from etl.reference import read_table
from etl.sources.network import Wanted
from etl.sources.network import boundaries as online
from etl.sources.network.client import Client
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing

YEAR = datetime.now(UTC).year
EXCEPTION = b'<?xml version="1.0"?><ows:ExceptionReport/>'


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client

    def quick(pace: Any) -> Client:
        pace._seconds = 0
        return make(pace, sleep=lambda _: None)

    monkeypatch.setattr(online, "Client", quick)


def features(level: str, year: int) -> list[dict[str, Any]]:
    """Return a square around each area's place, as the map service writes areas."""
    table = {"kunta": "municipality", "maakunta": "region"}[level]
    found = []
    for at, row in enumerate(read_table(table).to_pylist()):
        x, y = 21 + at % 10, 60 + at // 10 * 0.25
        ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
        properties = {level: row[f"{table}_code"], "vuosi": year, "nimi": "N"}
        shape = {"type": "Polygon", "coordinates": [ring]}
        found.append({"type": "Feature", "properties": properties, "geometry": shape})
    return found


def wfs(asked: Asked) -> Reply:
    """Play the map service, whose newest year is the one before this."""
    layer = asked.parameters["typeNames"].removeprefix("tilastointialueet:")
    level, year = layer.split("4500k_")
    if int(year) == YEAR:
        return Reply(EXCEPTION)
    found = features(level, int(year))
    document = {
        "type": "FeatureCollection",
        "numberMatched": len(found),
        "features": found,
    }
    return Reply(document)


def load(ws: Workspace, play: Play) -> Refreshed:
    how = Online(Wanted(address=f"{play.address}/wfs"))
    return refresh(ws, "boundaries", None, author="t", language="en", online=how)


def test_the_newest_published_year_of_each_level_is_loaded(ws: Workspace) -> None:
    with playing(Play(wfs)) as play:
        done = load(ws, play)
    found = {one["table_name"]: one["row_count"] for one in done.loaded}
    assert found == {
        f"municipality_boundary_{YEAR - 1}": 308,
        f"region_boundary_{YEAR - 1}": 19,
    }
    assert {one["vintage"] for one in done.loaded} == {str(YEAR - 1)}
    assert {one.parameters["srsName"] for one in play.asked} == {"EPSG:4326"}


def test_an_answer_with_fewer_areas_than_promised_is_asked_for_again(
    ws: Workspace,
) -> None:
    few = {
        "type": "FeatureCollection",
        "numberMatched": 308,
        "features": features("kunta", YEAR - 1)[:100],
    }
    with playing(Play(wfs, [None, Reply(few), Reply(b"", 503)])) as play:
        done = load(ws, play)
    assert done.batch is not None
    assert done.batch.row_count == 308 + 19


def test_a_service_without_the_layers_is_told(ws: Workspace) -> None:
    with (
        playing(Play(lambda _: Reply(EXCEPTION))) as play,
        pytest.raises(Refused, match="does not know what was asked for"),
    ):
        load(ws, play)
