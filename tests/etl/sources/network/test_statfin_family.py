"""Population, education and establishments from a service with its quirks."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.sources.network import Wanted
from etl.sources.network import statfin as online
from etl.sources.network.client import Client
from etl.sources.network.pace import Pace
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.samples import jsonstat

LIMIT = 120
LIMITS = {"maxValues": LIMIT, "maxCells": LIMIT, "maxCalls": 40, "timeWindow": 60}
AGES = ["SSS", *(f"{age:03d}" for age in range(0, 100, 20)), "100-"]
TABLES: dict[str, dict[str, list[str]]] = {
    "vaerak/11re.px": {
        "alue_23_20260101": ["SSS", "KU091", "KU140", "KU297"],
        "ikaryhma_10_20180101": AGES,
        "sukupuoli_9_20180101": ["SSS", "1", "2"],
        "timeperiod_y": [str(year) for year in range(2005, 2026)],
        "contentscode": ["vaesto"],
    },
    "vaenn/14wx.px": {
        "alue_23_20240101": ["SSS", "KU297"],
        "ikaryhma_10_20180101": AGES,
        "sukupuoli_9_20180101": ["SSS", "1", "2"],
        "timeperiod_y": [str(year) for year in range(2024, 2046)],
        "contentscode": ["vaesto_e24"],
    },
    "opiskt/14rw.px": {
        "maakunta_1_20250101": ["SSS", "MK10", "MK11"],
        "koulutusala_2_20160101": ["SSS", "06", "07"],
        "timeperiod_y": ["2022", "2023", "2024"],
        "contentscode": ["opiskelijat", "tutkinnot", "keski_ika"],
    },
    "alyr/15ab.px": {
        "alue_28_20260101": ["SSS", "MK11", "KU297"],
        "toimiala_30_20250101": ["SSS", "C", "25"],
        "henkilöstön suuruusluokka": ["SSS", "0-4", "5-"],
        "timeperiod_y": ["2024", "2025"],
        "contentscode": ["toimipaikat", "henkilosto", "liikevaihto"],
    },
    "alyr/15ac.px": {
        "alue_28_20260101": ["SSS"],
        "timeperiod_y": ["2026"],
        "contentscode": ["toimipaikat"],
    },
}
TITLES = {"14wx": "Väestöennuste 2024: väestö", "11re": "Väestö"}
LISTING = [
    {"id": "13wz.px", "type": "l", "text": "Toimipaikat, kansio"},
    {"id": "15ab.px", "type": "t", "text": "Toimipaikat alueittain", "updated": "2026"},
    {"id": "15ac.px", "type": "t", "text": "Toimipaikat", "updated": "2026"},
    {"id": "15ad.px", "type": "t", "text": "Yritykset", "updated": "2026"},
]


def figure(variables: dict[str, list[str]], codes: dict[str, str]) -> float:
    """Return a number that only this combination of codes of a table has."""
    number = 0
    for name, known in variables.items():
        number = number * len(known) + known.index(codes.get(name, "SSS"))
    return float(number)


def statfin(asked: Asked) -> Reply:
    """Play the tables; an old id answers 400 with an empty body."""
    path = asked.path.removeprefix("/StatFin/")
    if asked.path == "/":  # ?config
        return Reply(LIMITS)
    if path == "alyr/":
        return Reply(LISTING)
    if path not in TABLES:
        return Reply(b"", 400)
    variables = TABLES[path]
    if asked.body is None:
        described = [
            {"code": code, "text": code, "values": codes, "valueTexts": codes}
            | ({"elimination": True} if code.startswith(("suku", "henk")) else {})
            for code, codes in variables.items()
        ]
        return Reply({"title": path, "variables": described})
    chosen = {one["code"]: one["selection"]["values"] for one in asked.body["query"]}
    keys = [dict(zip(chosen, key, strict=True)) for key in product(*chosen.values())]
    assert len(keys) <= LIMIT
    table = path.rpartition("/")[2].removesuffix(".px")
    values: list[float | None] = [figure(variables, key) for key in keys]
    label = TITLES.get(table, table)
    return Reply(jsonstat(chosen, values, table=table, label=label))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client
    monkeypatch.setattr(online, "Client", lambda pace: make(pace, sleep=lambda _: None))
    # the pace itself is held by tests of its own
    free = Pace(1000, 1, sleep=lambda _: None)
    monkeypatch.setattr(free, "allow", lambda _calls, _seconds: None)
    monkeypatch.setattr(online, "_pace", lambda _address: free)


def load(ws: Workspace, play: Play, source: str) -> Refreshed:
    return refresh(
        ws,
        source,
        None,
        author="t",
        language="en",
        online=Online(Wanted(address=play.address)),
    )


def cells(ws: Workspace, done: Refreshed) -> list[dict[str, Any]]:
    assert done.batch is not None
    table = landing.read_parsed(ws, done.batch.parsed_key).tables["statistic_cell"]
    rows: list[dict[str, Any]] = pq.read_table(table).to_pylist()
    return rows


FAULTS = {
    "in order": [],
    "too many calls": [Reply(b"slow", 429, {"Retry-After": "1"})],
    "down": [Reply(b"", 503)],
    "cut off": [Reply({"id": ["a"]}, cut=7)],
    "cut off in silence": [Reply(b'{"id": [', is_silent_about_length=True)],
    "an error page": [Reply(b"<!DOCTYPE html><p>Busy</p>")],
}
COUNTS = {
    # own municipalities and the country, all ages, 15 years; the projection whole
    "population": {"11re": 3 * len(AGES) * 15, "14wx": 2 * len(AGES) * 22},
    # areas, fields, years; what is measured, without the mean of ages
    "education": {"14rw": 3 * 3 * 3 * 2},
    # the successor of 13wz: areas, industries, years; without turnover
    "establishments": {"15ab": 3 * 3 * 2 * 2},
}


@pytest.mark.parametrize("source", COUNTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_cell_comes_once_whatever_the_service_does(
    ws: Workspace, source: str, fault: str
) -> None:
    faults: list[Reply | None] = [*FAULTS[fault], None] * 12
    with playing(Play(statfin, faults)) as play:
        found = cells(ws, load(ws, play, source))
    for table, count in COUNTS[source].items():
        mine = [one for one in found if one["table_id"] == table]
        values = [one["value"] for one in mine]
        # each number is of one combination of codes only
        assert len(mine) == len(set(values)) == count
    assert {one["table_id"] for one in found} == set(COUNTS[source])


def test_numbers_stand_at_their_own_codes(ws: Workspace) -> None:
    with playing(Play(statfin)) as play:
        found = cells(ws, load(ws, play, "establishments"))
    variables = TABLES["alyr/15ab.px"]
    letters = {"SSS": "SSS", "11": "MK11", "297": "KU297"}
    for one in found:
        codes = {
            "alue_28_20260101": letters[one["area_code"]],
            "toimiala_30_20250101": one["industry_code"],
            "timeperiod_y": str(one["period_start"].year),
            "contentscode": one["content_code"],
        }
        assert one["value"] == figure(variables, codes)
        assert one["industry_edition"] == "TOL2025"


def test_a_table_that_has_ended_without_a_successor_is_told(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(TABLES, "alyr/15ab.px")
    listing = [one for one in LISTING if one["id"] != "15ab.px"]
    monkeypatch.setattr(f"{__name__}.LISTING", listing)
    with playing(Play(statfin)) as play, pytest.raises(Exception, match="HTTP 400"):
        load(ws, play, "establishments")


def test_the_pace_of_the_service_is_kept_over_all_its_sources() -> None:
    waited: list[float] = []
    pace = Pace(40, 60, clock=lambda: 0.0, sleep=waited.append)
    for _ in range(3):
        pace.wait()
    pace.allow(4, 30)
    pace.wait()
    assert waited == []
    pace.wait()
    assert waited == [30.0]
