"""Hilma and TED played on this machine: pages by number, pages by token."""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.settings import settings
from etl.sources.network import Wanted
from etl.sources.network import procurement as online
from etl.sources.network.client import Client
from etl.sources.network.procurement import hilma as hilma_online
from etl.sources.network.procurement import ted as ted_online
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply

KEY = "a1b2c3d4e5f6"
HILMA = "/avp/eformnotices/docs/search"
WINNER = "Rakentaja Oy (0168716-6)"


def use(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()


HILMA_NOTICES = [
    {
        "noticeId": number,
        "mainType": "ContractAwardNotices",
        "datePublished": f"2026-05-0{number}T03:05:00.91Z",
        "cpvCodes": "35100000 45000000",
        "winnerOrganisations": WINNER,
        "tedPublicationId": "900-2026" if number == 1 else None,
        "descriptionFi": "Maija Meikäläinen 050 123",
    }
    for number in range(1, 8)
]
TED_NOTICES = [
    {
        "publication-number": f"{900 + number}-2026",
        "notice-type": "can-standard",
        "winner-name": {"fin": ["Rakentaja Oy"]},
        "winner-identifier": ["0168716-6"],
    }
    for number in range(5)
]


def services(asked: Asked) -> Reply:
    """Play both services: pages by number, pages by token."""
    if asked.path == HILMA:
        if asked.headers.get("Ocp-Apim-Subscription-Key") != KEY:
            told = asked.headers.get("Ocp-Apim-Subscription-Key")
            return Reply({"statusCode": 401, "message": f"No such key: {told}"}, 401)
        start, size = asked.body["skip"], asked.body["top"]
        rows = HILMA_NOTICES[start : start + size]
        return Reply({"@odata.count": len(HILMA_NOTICES), "value": rows})
    start = int(asked.body.get("iterationNextToken", "t0")[1:])
    end = start + asked.body["limit"]
    return Reply(
        {
            "notices": TED_NOTICES[start:end],
            "totalNoticeCount": len(TED_NOTICES),
            "iterationNextToken": f"t{end}" if end < len(TED_NOTICES) else None,
            "timedOut": False,
        }
    )


def load(ws: Workspace, play: Play, **wanted: Any) -> Refreshed:
    how = Online(Wanted(address=play.address, **wanted))
    return refresh(ws, "procurement", None, author="t", language="en", online=how)


def numbers(ws: Workspace, done: Refreshed) -> list[str]:
    assert done.batch is not None
    path = landing.read_parsed(ws, done.batch.parsed_key).tables["procurement_award"]
    found: list[str] = pq.read_table(path)["notice_key"].to_pylist()
    return found


EVERY = {f"hilma {number}" for number in range(2, 8)} | {
    f"{number}-2026" for number in range(900, 905)
}


@pytest.fixture
def quick_and_small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ask without waiting, in small pages, with a key."""
    make: Callable[..., Client] = Client

    def quick(pace: Any) -> Client:
        pace._seconds = 0
        return make(pace, sleep=lambda _: None)

    monkeypatch.setattr(online, "Client", quick)
    monkeypatch.setattr(hilma_online, "PAGE_SIZE", 3)
    monkeypatch.setattr(ted_online, "PAGE_SIZE", 2)
    use(monkeypatch, VOIMAVARA_HILMA_KEY=KEY)
    yield
    settings.cache_clear()
