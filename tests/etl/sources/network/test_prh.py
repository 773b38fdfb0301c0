"""The trade register over the network: repeated pages, moving companies, the bulk."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.errors import Refused
from etl.sources.network import Wanted
from etl.sources.network import companies as online
from etl.sources.network.client import Client
from etl.sources.refresh import Online, Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.samples import company

COMPANIES = {
    "70100": [company(f"{at:07d}-1") for at in range(250)],
    "74100": [company(f"{at:07d}-2") for at in range(7)],
    "78200": [],
    "00100": [company("9999999-9")],
}
MUNICIPALITIES = {"70100": "297", "74100": "140", "78200": "915", "00100": "091"}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make: Callable[..., Client] = Client

    def quick(pace: Any) -> Client:
        pace._seconds = 0
        return make(pace, sleep=lambda _: None)

    monkeypatch.setattr(online, "Client", quick)


def zipped(records: list[Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # a date of its own, so that the same records are the same bytes
        member = zipfile.ZipInfo("data1.json", (2026, 1, 1, 0, 0, 0))
        archive.writestr(member, json.dumps(records))
    return out.getvalue()


def prh(asked: Asked) -> Reply:
    """Play the register with its quirk: a page that is not there is page 1."""
    if asked.path.endswith("/all_companies"):
        return Reply(zipped(COMPANIES["70100"]))
    if asked.path.endswith("/post_codes"):
        rows = [
            {"postCode": code, "city": "X", "active": True, "municipalityCode": town}
            for code, town in MUNICIPALITIES.items()
        ]
        return Reply(rows * 2)
    if number := asked.parameters.get("businessId"):
        known = [c for found in COMPANIES.values() for c in found]
        found = [c for c in known if c["businessId"]["value"] == number]
        return Reply({"totalResults": len(found), "companies": found})
    found = COMPANIES[asked.parameters["postCode"]]
    start = (int(asked.parameters["page"]) - 1) * 100
    shown = found[start : start + 100] or found[:100]
    return Reply({"totalResults": len(found), "companies": shown})


def load(ws: Workspace, play: Play, **wanted: Any) -> Refreshed:
    how = Online(Wanted(address=play.address, **wanted))
    return refresh(ws, "companies", None, author="t", language="en", online=how)


def numbers(ws: Workspace, done: Refreshed) -> list[str]:
    assert done.batch is not None
    tables = landing.read_parsed(ws, done.batch.parsed_key).tables
    found: list[str] = pq.read_table(tables["register_company"])[
        "business_id"
    ].to_pylist()
    return found


def test_a_region_is_read_to_its_last_page_and_no_further(ws: Workspace) -> None:
    with playing(Play(prh)) as play:
        found = numbers(ws, load(ws, play, is_region=True))
    assert len(found) == len(set(found)) == 257
    pages = [one.parameters for one in play.asked if "postCode" in one.parameters]
    assert [one["postCode"] for one in pages] == ["70100"] * 3 + ["74100", "78200"]


@pytest.mark.parametrize(
    "fault", [Reply(b"Too many", 429), Reply({}, 503), Reply({"a": 1}, cut=3)]
)
def test_a_busy_register_loses_and_doubles_nothing(ws: Workspace, fault: Reply) -> None:
    faults = [fault if at % 2 else None for at in range(12)]
    with playing(Play(prh, list(faults))) as play:
        found = numbers(ws, load(ws, play, is_region=True))
    assert len(found) == len(set(found)) == 257


def test_a_search_that_lost_a_company_between_pages_is_read_again(
    ws: Workspace,
) -> None:
    short = {"totalResults": 250, "companies": COMPANIES["70100"][:99]}
    with playing(Play(prh, [None, Reply(short)])) as play:
        found = numbers(ws, load(ws, play, is_region=True))
    assert len(set(found)) == 257
    with (
        playing(
            Play(lambda a: Reply(short) if "page" in a.parameters else prh(a))
        ) as play,
        pytest.raises(Refused, match="promised 250 companies for 70100 and gave 99"),
    ):
        load(ws, play, is_region=True)


def test_single_ids_are_asked_and_an_unknown_one_is_told(ws: Workspace) -> None:
    with playing(Play(prh)) as play:
        done = load(ws, play, only=("0000003-1", "1234567-1"))
    assert numbers(ws, done) == ["0000003-1"]
    (skipped,) = done.skipped
    assert (skipped.file, "no company" in skipped.render("en")) == (
        "1234567-1.json",
        True,
    )


def test_an_unknown_id_may_also_be_answered_with_404(ws: Workspace) -> None:
    with playing(Play(prh, [None, Reply({"message": "none"}, 404)])) as play:
        done = load(ws, play, only=("0000003-1", "0000004-1"))
    assert numbers(ws, done) == ["0000003-1"]


def test_the_whole_register_is_downloaded_kept_and_landed(ws: Workspace) -> None:
    with playing(Play(prh)) as play:
        done = load(ws, play)
    assert len(numbers(ws, done)) == 250
    kept = landing.original(ws, done.loaded[0]["sha256"])
    assert kept is not None
    assert kept.path.read_bytes() == zipped(COMPANIES["70100"])
    assert kept.origin == f"{play.address}/all_companies"
    assert not (ws.root / "fetching" / "companies").exists()


def test_a_download_that_breaks_off_at_each_try_goes_on_next_time(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = zipped(COMPANIES["70100"])
    tag = {"ETag": '"one"'}

    def serve(asked: Asked) -> Reply:
        start = int(asked.headers.get("Range", "bytes=0-")[6:-1])
        return Reply(whole[start:], 206 if start else 200, tag, cut=cut)

    cut: int | None = 2_000
    with playing(Play(serve)) as play:
        with pytest.raises(Refused, match="goes on from where it broke off"):
            load(ws, play)
        cut = None
        assert len(numbers(ws, load(ws, play))) == 250
    assert "Range" in play.asked[-1].headers
