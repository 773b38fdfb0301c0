"""Statistics Finland over the network: parts, limits, renamed and ended tables."""

from collections.abc import Callable
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import journal, landing
from etl.errors import Refused
from etl.sources.network import Wanted
from etl.sources.network import statfin as online
from etl.sources.network.client import Client
from etl.sources.network.statfin.selection import parts, read_metadata, select
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.samples import jsonstat

AREAS = ["SSS", "KU297", "KU140", "KU091", "MK11"]
OCCUPATIONS = ["2512", "7212", "X011"]
MONTHS = [f"2026M{month:02d}" for month in range(1, 10)]
CONTENTS = ["TYOTTOMATLOPUSSA", "AVPAIKATLOPUSSA", "MUU"]
LIMITS = {"maxValues": 20, "maxCells": 25, "maxCalls": 40, "timeWindow": 60}
VARIABLES = {
    "Alue": AREAS,
    "Ammattiryhmä": OCCUPATIONS,
    "timeperiod_m": MONTHS,
    "contentscode": CONTENTS,
}


def metadata(**variables: list[str]) -> dict[str, Any]:
    described = [
        {"code": code, "text": code, "values": codes, "valueTexts": codes}
        for code, codes in (variables or VARIABLES).items()
    ]
    return {"title": "T", "variables": described}


def figure(*codes: str) -> float:
    """Return a number that only this combination of codes has."""
    places = [VARIABLES[v].index(c) for v, c in zip(VARIABLES, codes, strict=True)]
    return float(sum(10**at * place for at, place in enumerate(places)) + 1)


def statfin(asked: Asked) -> Reply:
    """Play the tables 12ti, and 400 with an empty body for all others."""
    if "config" in asked.parameters or asked.path.endswith("/"):
        return Reply(LIMITS)
    if not asked.path.endswith("tyonv/12ti.px"):
        return Reply(b"", 400)
    if asked.body is None:
        return Reply(metadata())
    chosen = {one["code"]: one["selection"]["values"] for one in asked.body["query"]}
    assert prod(map(len, chosen.values())) <= 20
    values: list[float | None] = [figure(*key) for key in product(*chosen.values())]
    return Reply(jsonstat(chosen, values))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client
    monkeypatch.setattr(online, "Client", lambda pace: make(pace, sleep=lambda _: None))


def load(ws: Workspace, play: Play, *only: str) -> Refreshed:
    wanted = Wanted(only=only, address=play.address)
    return refresh(
        ws, "employment", None, author="t", language="en", online=Online(wanted)
    )


def cells(ws: Workspace, done: Refreshed) -> list[dict[str, Any]]:
    assert done.batch is not None
    table = landing.read_parsed(ws, done.batch.parsed_key).tables["statistic_cell"]
    rows: list[dict[str, Any]] = pq.read_table(table).to_pylist()
    return rows


def test_parts_make_the_whole_and_no_cell_twice(ws: Workspace) -> None:
    with playing(Play(statfin)) as play:
        found = cells(ws, load(ws, play, "12ti"))
    # own municipalities, regions and the country; two contents; no X classes
    keys = [
        (one["area_code"], one["occupation_code"], one["period_start"].month)
        for one in found
        if one["content_code"] == "AVPAIKATLOPUSSA"
    ]
    assert len(keys) == len(set(keys)) == 4 * 2 * 9
    for one in found:
        letters = {"SSS": "", "11": "MK"}.get(one["area_code"], "KU")
        month = f"2026M{one['period_start'].month:02d}"
        codes = (one["occupation_code"], month, one["content_code"])
        assert one["value"] == figure(letters + one["area_code"], *codes)


@pytest.mark.parametrize("fault", [Reply(b"slow", 429), Reply({"a": 1}, cut=5)])
def test_a_busy_service_changes_nothing_in_the_outcome(
    ws: Workspace, fault: Reply
) -> None:
    every_third = [fault if at % 3 else None for at in range(30)]
    with playing(Play(statfin, list(every_third))) as play:
        assert len(cells(ws, load(ws, play, "12ti"))) == 4 * 2 * 9 * 2


def test_a_load_that_broke_off_goes_on_from_what_was_kept(ws: Workspace) -> None:
    down = Reply(b"", 503)
    with playing(Play(statfin, [None] * 6 + [down] * 6)) as play:
        with pytest.raises(Refused, match="goes on from where it broke off"):
            load(ws, play, "12ti")
        before = len(play.asked)
        assert journal.batches(ws) == []
        done = load(ws, play, "12ti")
        bodies = [str(one.body) for one in play.asked if one.body]
    answered = bodies[:4]
    assert not set(answered) & set(bodies[before - 2 :])
    assert len(cells(ws, done)) == 4 * 2 * 9 * 2
    assert not (ws.root / "fetching" / "employment").exists()


def test_a_table_under_an_old_name_is_told_and_the_others_are_loaded(
    ws: Workspace,
) -> None:
    with playing(Play(statfin)) as play:
        done = load(ws, play, "12ti", "115h")
    (skipped,) = done.skipped
    assert skipped.file == "115h"
    assert "HTTP 400" in skipped.render("en")
    assert {one["table_name"] for one in done.loaded} == {"12ti"}


def test_a_table_that_is_updated_between_its_parts_is_fetched_again(
    ws: Workspace,
) -> None:
    old = jsonstat({k: v[:1] for k, v in VARIABLES.items()}, updated="2025-01-01")

    def changing(asked: Asked) -> Reply:
        reply = statfin(asked)
        posted = sum(one.body is not None for one in play.asked)
        if asked.body is not None and posted == 1:
            return Reply(reply.content | {"updated": old["updated"]})
        return reply

    with playing(Play(changing)) as play:
        found = cells(ws, load(ws, play, "12ti"))
    assert len(found) == 4 * 2 * 9 * 2


def test_what_was_asked_is_kept_beside_the_answer(ws: Workspace) -> None:
    with playing(Play(statfin)) as play:
        done = load(ws, play, "12ti")
    kept = landing.original(ws, done.loaded[0]["sha256"])
    assert kept is not None
    assert kept.origin.startswith(f"POST {play.address}/StatFin/tyonv/12ti.px {{")
    assert kept.licence == "CC BY 4.0"


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
    st.integers(1, 50),
)
def test_parts_of_any_table_are_small_enough_and_cover_it_once(
    sizes: list[int], limit: int
) -> None:
    whole = {
        f"v{at}": [str(code) for code in range(size)] for at, size in enumerate(sizes)
    }
    found = list(parts(whole, limit))
    cells = [key for one in found for key in product(*one.values())]
    assert all(prod(map(len, one.values())) <= limit for one in found)
    assert sorted(cells) == sorted(product(*whole.values()))


def test_variables_are_told_by_what_they_measure_and_not_by_name() -> None:
    described = metadata(
        alue_23_20260101=["SSS", "KU297"],
        sukupuoli_9_20180101=["SSS", "1", "2"],
        timeperiod_y=["2023", "2024", "2025"],
    )
    described["variables"][1]["elimination"] = True
    found = read_metadata("11re", "x", described)
    assert found.kinds == ("area", "sex", "time")
    chosen = select(found, {"area": "all", "time": 2}, frozenset())
    assert chosen == {
        "alue_23_20260101": ["SSS", "KU297"],
        "timeperiod_y": ["2024", "2025"],
    }


def test_a_variable_that_names_its_map_is_of_areas_whatever_it_is_called() -> None:
    described = metadata(v1=["x1", "x2"], v2=["a", "b"], v3=["c"])
    described["variables"][1]["map"] = "kunta"
    described["variables"][0]["time"] = True
    assert read_metadata("1", "x", described).kinds == ("time", "area", "other v3")


@pytest.mark.realdata
def test_the_real_metadata_is_understood(realdata: Path) -> None:
    path = realdata / "statfin" / "tyonv_pohjois_savo_2020.metadata.json"
    import json  # noqa: PLC0415

    found = read_metadata("1001", "x", json.loads(path.read_text()))
    assert found.kinds == ("area", "time", "content")
    assert [len(one.codes) for one in found.dimensions] == [19, 10, 3]
