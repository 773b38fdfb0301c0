"""Hilma and TED over the network: pages, tokens, and what goes wrong in them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.errors import Refused
from etl.sources.network import Wanted
from etl.sources.network import procurement as online
from etl.sources.network.procurement import hilma as hilma_online
from etl.sources.network.procurement import ted as ted_online
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.network.services import (
    EVERY,
    HILMA,
    HILMA_NOTICES,
    TED_NOTICES,
    load,
    numbers,
    quick_and_small,
    services,
    use,
)

__all__ = ["quick_and_small"]
pytestmark = pytest.mark.usefixtures("quick_and_small")


def test_both_services_are_read_to_their_end_and_a_notice_in_both_is_kept_once(
    ws: Workspace,
) -> None:
    with playing(Play(services)) as play:
        found = numbers(ws, load(ws, play))
    assert len(found) == len(set(found))
    assert set(found) == EVERY
    assert len(play.asked) == 3 + 3


@pytest.mark.parametrize(
    "fault",
    [
        Reply(b"", 503),
        Reply(b"Rate limit is exceeded.", 429, {"Retry-After": "1"}),
        Reply({"value": [HILMA_NOTICES[0]]}, cut=20),
        Reply({"value": [HILMA_NOTICES[0]]}, cut=20, is_silent_about_length=True),
        Reply(b"<html><body>Maintenance</body></html>"),
        Reply({"error": "passing"}),
    ],
)
def test_what_goes_wrong_on_the_way_is_asked_for_again(
    ws: Workspace, fault: Reply
) -> None:
    with playing(Play(services, [fault, None, None, fault, fault, None])) as play:
        found = numbers(ws, load(ws, play))
    assert sorted(found) == sorted(EVERY)


def test_an_answer_of_ted_that_ran_out_of_time_is_not_taken_for_whole(
    ws: Workspace,
) -> None:
    part = Reply({"notices": [], "totalNoticeCount": 0, "timedOut": True})
    with playing(Play(services, [None, None, None, part])) as play:
        assert set(numbers(ws, load(ws, play))) == EVERY


def test_a_load_that_broke_off_goes_on_from_where_it_was(ws: Workspace) -> None:
    gone = [Reply(b"", 503)] * 30
    with playing(Play(services, [None, None, *gone])) as play:
        with pytest.raises(Refused):
            load(ws, play)
        play.faults.clear()
        play.asked.clear()
        found = numbers(ws, load(ws, play))
    assert set(found) == EVERY
    assert [one.body.get("skip") for one in play.asked] == [6, None, None, None]


def test_a_token_that_grew_old_starts_the_search_again(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(asked: Asked) -> Reply:
        return Reply(b"", 503) if _token(asked) == "t4" else services(asked)

    def forgetful(asked: Asked) -> Reply:
        is_old = [_token(one) for one in play.asked] == ["t4"]
        return Reply({"message": "unknown token"}, 400) if is_old else services(asked)

    use(monkeypatch, VOIMAVARA_HILMA_KEY="")
    with playing(Play(broken)) as play:
        with pytest.raises(Refused):
            load(ws, play)
        play.asked.clear()
        play.answer = forgetful
        done = load(ws, play)
    assert [_token(one) for one in play.asked] == ["t4", None, "t2", "t4"]
    assert sorted(numbers(ws, done)) == [f"{n}-2026" for n in range(900, 905)]


def _token(asked: Asked) -> Any:
    return asked.body.get("iterationNextToken")


def test_notices_that_moved_between_pages_are_read_again(ws: Workspace) -> None:
    short = Reply({"@odata.count": 7, "value": HILMA_NOTICES[:2]})
    with playing(Play(services, [None, short])) as play:
        found = numbers(ws, load(ws, play))
    assert sorted(found) == sorted(EVERY)


def test_notices_that_stay_away_are_told(ws: Workspace) -> None:
    def few(asked: Asked) -> Reply:
        if asked.path != HILMA:
            return services(asked)
        return Reply({"@odata.count": 2, "value": HILMA_NOTICES[:1]})

    with playing(Play(few)) as play:
        (skipped,) = load(ws, play).skipped
    assert "promised 2 notices and gave 1, twice" in skipped.render("en")


def test_a_token_that_leads_round_does_not_go_on_for_ever(ws: Workspace) -> None:
    def round_and_round(asked: Asked) -> Reply:
        if asked.path == HILMA:
            return services(asked)
        rows = TED_NOTICES[:1]
        return Reply(
            {"notices": rows, "totalNoticeCount": 9, "iterationNextToken": "t1"}
        )

    with playing(Play(round_and_round)) as play:
        (skipped,) = load(ws, play).skipped
    assert "TED promised 9 notices and gave 1" in skipped.render("en")


def test_codes_and_region_are_asked_of_both_services(ws: Workspace) -> None:
    with playing(Play(services)) as play:
        load(ws, play, only=("35", "50600000-1"), is_region=True)
    hilma, ted = play.asked[0].body, play.asked[-1].body
    assert "search.ismatch('35*|506*', 'cpvCodes', 'simple', 'any')" in hilma["filter"]
    assert "'FI1DB*|FI1D2*', 'nutsCodes'" in hilma["filter"]
    assert "(classification-cpv=35* OR classification-cpv=506*)" in ted["query"]
    assert "(place-of-performance=FI1DB OR place-of-performance=FI1D2)" in ted["query"]
    assert "buyer-country=FIN" in ted["query"]


def test_the_day_that_is_not_over_is_left_for_the_next_load(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, VOIMAVARA_PROCUREMENT_CPV="", VOIMAVARA_PROCUREMENT_DAYS="7")
    today = datetime.now(UTC).date()
    with playing(Play(services)) as play:
        load(ws, play)
    assert play.asked[0].body["filter"] == (
        f"datePublished ge {today - timedelta(days=7)}T00:00:00Z "
        f"and datePublished lt {today}T00:00:00Z"
    )
    assert f"PD>={today - timedelta(days=7):%Y%m%d}" in play.asked[-1].body["query"]
    assert "classification-cpv" not in play.asked[-1].body["query"]


def test_a_code_that_is_none_is_told_before_anything_is_asked(ws: Workspace) -> None:
    with (
        playing(Play(services)) as play,
        pytest.raises(Refused, match="“pumput” is not a CPV code"),
    ):
        load(ws, play, only=("pumput",))
    assert not play.asked


@pytest.mark.realdata
def test_every_field_that_is_asked_for_stands_in_the_real_answers(
    realdata: Path,
) -> None:
    folder = realdata / "procurement"
    hilma = (folder / "hilma_eform_search_response.json").read_text(encoding="utf-8")
    ted = (folder / "ted_search_response_shapes.json").read_text(encoding="utf-8")
    ted += (folder / "ted_search_request.json").read_text(encoding="utf-8")
    for name in hilma_online.fields():
        assert f'"{name.removeprefix("lots/")}"' in hilma, name
    asked = ted_online._body(online.searched(Wanted()), "")["fields"]
    assert [name for name in asked if f'"{name}"' not in ted] == []
