"""Keys over the network: unknown years left out, bare lists when names break down."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.errors import Refused
from etl.sources.network import areas as online
from etl.sources.network.client import Client
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.test_areas import MAPS, members, towns


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client

    def patient(pace: Any) -> Client:
        pace._seconds = 0
        return make(pace, sleep=lambda _: None)

    monkeypatch.setattr(online, "Client", patient)
    # two years and one level: the rest is the same question again
    monkeypatch.setattr(online, "_keys", lambda _: [key(2026), key(2025)])


def key(year: int) -> str:
    return f"kunta_1_{year}0101#maakunta_1_{year}0101"


def asked_key(asked: Asked) -> str:
    return asked.path.split("/")[-2].replace("%23", "#")


def service(asked: Asked) -> Reply:
    """Play the service: the key of 2026 is there with names, no other is."""
    if asked_key(asked) == key(2026):
        return Reply(members(2026))
    return Reply(b"", status=404)


def broken(asked: Asked) -> Reply:
    """Play the service on a bad day: names end in an error, bare lists come."""
    if asked.parameters:
        return Reply(b"", status=500)
    named = asked_key(asked)
    if not named.startswith("kunta"):
        return Reply(b"", status=404)
    return Reply(
        [
            f"{MAPS}/{named}/maps/{row['municipality_code']}/{row['region_code']}"
            for row in towns()
        ]
    )


def load(ws: Workspace, play: Play) -> Refreshed:
    with playing(play):
        wanted = online.Wanted(address=play.address)
        return refresh(ws, "areas", None, author="t", online=Online(wanted))


def test_a_year_that_is_not_there_is_left_out(ws: Workspace) -> None:
    done = load(ws, Play(service))
    assert [one["table_name"] for one in done.loaded] == [
        "municipality_key_2026_region"
    ]
    assert done.loaded[0]["row_count"] == 308


def test_where_names_break_down_the_bare_lists_are_asked_for(ws: Workspace) -> None:
    play = Play(broken)
    done = load(ws, play)
    assert {one["vintage"] for one in done.loaded} == {"2025", "2026"}
    with_names = [asked for asked in play.asked if asked.parameters]
    assert len({asked_key(asked) for asked in with_names}) == 1


@pytest.mark.parametrize(
    "fault", [Reply(b"", status=503), Reply(members(2026), cut=500)]
)
def test_a_busy_or_broken_answer_is_asked_for_again(
    ws: Workspace, fault: Reply
) -> None:
    done = load(ws, Play(service, faults=[None, fault]))
    assert done.loaded[0]["row_count"] == 308


def test_a_service_that_knows_nothing_is_told(ws: Workspace) -> None:
    with pytest.raises(Refused, match="no key"):
        load(ws, Play(lambda _: Reply(b"", status=404)))
