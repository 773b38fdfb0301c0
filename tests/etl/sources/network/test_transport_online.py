"""Transport and postal codes over the network: pages, quirks, nobody else asked."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from etl.errors import Refused
from etl.sources.network import Wanted
from etl.sources.network import postal as postal_online
from etl.sources.network import transport as online
from etl.sources.network.client import Client
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing

SIZE = 40
TOTAL = 95
YEAR = datetime.now(UTC).year


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client

    def quick(pace: Any) -> Client:
        pace._seconds = 0
        return make(pace, sleep=lambda _: None)

    monkeypatch.setattr(online, "Client", quick)
    monkeypatch.setattr(postal_online, "Client", quick)


def track(at: int) -> dict[str, Any]:
    """Return a track; of the last page none is a main track."""
    kind = "pääraide" if at < 80 else "sivuraide"
    places = [[27 + at / 100, 62], [27.01 + at / 100, 62, 100]]
    return {
        "type": "Feature",
        "id": f"locationtracks_simplified.{at}",
        "geometry": {"type": "LineString", "coordinates": places},
        "properties": {"type": kind, "state": "IN USE"},
    }


def road(at: int) -> dict[str, Any]:
    told = {"tie": 5 + at % 2 * 500, "osa": at, "ajorata": 0}
    return track(at) | {"id": f"tieosoiteverkko.{at}", "properties": told}


def page(asked: Asked, make: Callable[[int], dict[str, Any]]) -> Reply:
    start = int(asked.parameters.get("startIndex", 0))
    features = [make(at) for at in range(start, min(start + SIZE, TOTAL))]
    links = []
    if start + SIZE < TOTAL:
        # behind a proxy the server names itself by another address
        href = f"http://inside.invalid/x?startIndex={start + SIZE}&limit=1000"
        links = [{"rel": "self", "href": "http://x"}, {"rel": "next", "href": href}]
    return Reply(
        {
            "type": "FeatureCollection",
            "features": features,
            "numberMatched": TOTAL,
            "numberReturned": len(features),
            "timeStamp": "2026-08-29T10:00:00Z",
            "links": links,
        }
    )


def service(asked: Asked) -> Reply:
    if "gzip" not in asked.headers.get("Accept-Encoding", ""):
        return Reply(b"", 406)
    if asked.path.endswith("/items"):
        return page(asked, road if "tieosoiteverkko" in asked.path else track)
    if asked.path == "/stations":
        station = {"stationShortCode": "KUO", "stationName": "Kuopio"}
        station |= {"countryCode": "FI", "longitude": 27.68, "latitude": 62.9}
        return Reply([station | {"passengerTraffic": True}])
    point = {"type": "Point", "coordinates": [24.9, 60.1]}
    told = {"locationName": "Helsinki", "country": "Finland"}
    port = {"locode": "FIHEL", "geometry": point, "properties": told}
    locations = {"type": "FeatureCollection", "features": [port]}
    return Reply({"ssnLocations": locations})


def load(ws: Workspace, play: Play, source: str = "transport", *only: str) -> Refreshed:
    how = Online(Wanted(only, address=play.address))
    return refresh(ws, source, None, author="t", language="en", online=how)


FAULTS: list[Reply | None] = [
    Reply(b"busy", 429, {"Retry-After": "1"}),
    Reply(b"", 503),
    None,
    Reply({"type": "FeatureCollection", "features": [], "numberReturned": 40}),
    Reply(b'{"type":"FeatureCollection","features":[{}', 200),
]


@pytest.mark.parametrize("faults", [[], FAULTS])
def test_every_page_comes_once_whatever_goes_wrong(
    ws: Workspace, faults: list[Reply | None]
) -> None:
    with playing(Play(service, list(faults))) as play:
        done = load(ws, play)
    counts: dict[str, int] = {}
    for one in done.loaded:
        table = one["table_name"]
        counts[table] = counts.get(table, 0) + one["row_count"]
    assert counts == {"railway": 80, "road": 48, "station": 1, "port": 1}
    asked = [one for one in play.asked if "tieosoiteverkko" in one.path]
    assert [one.parameters.get("startIndex") for one in asked] == [None, "40", "80"]
    assert {one.parameters["filter"] for one in asked} == {"tie<100"}
    assert not done.skipped


def test_a_server_that_repeats_its_pages_is_seen(ws: Workspace) -> None:
    def repeating(asked: Asked) -> Reply:
        first = Asked("GET", asked.path, {}, asked.headers, None)
        return service(first)

    expected = pytest.raises(Refused, match="95 features, and 40")
    with playing(Play(repeating)) as play, expected:
        load(ws, play, "transport", "railway")
    assert len(play.asked) == 2


def test_a_service_that_fails_takes_nothing_from_the_others(ws: Workspace) -> None:
    def partly(asked: Asked) -> Reply:
        return Reply(b"", 404) if "/items" in asked.path else service(asked)

    with playing(Play(partly)) as play:
        done = load(ws, play)
    assert {one["table_name"] for one in done.loaded} == {"station", "port"}
    assert [one.file for one in done.skipped] == ["railway", "road"]


def test_a_layer_that_is_not_there_is_refused_by_name(ws: Workspace) -> None:
    with playing(Play(service)) as play, pytest.raises(Refused, match="canal"):
        load(ws, play, "transport", "canal")
    assert not play.asked


def test_postal_codes_and_points_of_the_newest_year(ws: Workspace) -> None:
    def serve(asked: Asked) -> Reply:
        if asked.path == "/wfs":
            if asked.parameters["typeNames"].endswith(str(YEAR)):
                return Reply(b'<?xml version="1.0"?><ows:ExceptionReport/>')
            told = {"postinumeroalue": "70100", "kunta": "297", "vuosi": YEAR - 1}
            told |= {"euref_x": 534000, "euref_y": 6974000}
            features = [{"type": "Feature", "geometry": None, "properties": told}]
            shape = {"type": "FeatureCollection", "numberMatched": 1}
            return Reply(shape | {"features": features})
        code = {"postCode": "70100", "city": "KUOPIO", "municipalityCode": "297"}
        return Reply([code | {"languageCode": "1", "active": True}])

    with playing(Play(serve)) as play:
        done = load(ws, play, "postal")
    found = {one["table_name"]: one["vintage"] for one in done.loaded}
    assert found == {
        "postal_code prh": "",
        "postal_code_centre paavo": str(YEAR - 1),
    }
    assert "euref_x" in play.asked[-1].parameters["propertyName"]
