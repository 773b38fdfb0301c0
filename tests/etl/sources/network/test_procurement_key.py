"""The key of Hilma: it goes to Hilma alone, and one service does without the other."""

import pytest

from etl.errors import Refused
from etl.workspace import Workspace
from tests.etl.sources.network.playing import Asked, Play, Reply, playing
from tests.etl.sources.network.services import (
    HILMA,
    HILMA_NOTICES,
    KEY,
    load,
    numbers,
    quick_and_small,
    services,
    use,
)

__all__ = ["quick_and_small"]
pytestmark = pytest.mark.usefixtures("quick_and_small")


def test_without_a_key_ted_is_loaded_and_hilma_is_told_as_left_out(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, VOIMAVARA_HILMA_KEY="")
    with playing(Play(services)) as play:
        done = load(ws, play)
    assert {one.path for one in play.asked} == {"/v3/notices/search"}
    assert set(numbers(ws, done)) == {f"{n}-2026" for n in range(900, 905)}
    (skipped,) = done.skipped
    assert "VOIMAVARA_HILMA_KEY is empty" in skipped.render("en")


@pytest.mark.parametrize("key", ["abc def", "abc\ndef", "abcä"])
def test_a_key_that_no_header_can_hold_is_told_without_saying_it(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    use(monkeypatch, VOIMAVARA_HILMA_KEY=key)
    with playing(Play(services)) as play:
        (skipped,) = load(ws, play).skipped
    assert "Copy it again" in skipped.render("en")
    assert key not in skipped.render("en")


def test_the_key_goes_to_hilma_alone_and_is_written_nowhere(ws: Workspace) -> None:
    with playing(Play(services)) as play:
        done = load(ws, play)
    told = {one.path for one in play.asked if KEY in str(one.headers)}
    assert told == {HILMA}
    assert KEY not in str(done)
    for path in ws.root.rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes(), path


def test_a_wrong_key_is_told_even_when_the_server_repeats_it_without_saying_it(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, VOIMAVARA_HILMA_KEY="wrong-key-1")
    with playing(Play(services)) as play:
        (skipped,) = load(ws, play).skipped
    assert "HTTP 401" in skipped.render("en")
    assert "wrong-key-1" not in skipped.render("en")


def test_a_server_that_sends_elsewhere_does_not_take_the_key_along(
    ws: Workspace,
) -> None:
    with playing(Play(services)) as other:
        away = Reply(b"", 307, {"Location": f"{other.address}{HILMA}"})
        with playing(Play(services, [away])) as play:
            (skipped,) = load(ws, play).skipped
    assert "HTTP 307" in skipped.render("en")
    assert not other.asked


def test_one_service_that_fails_does_not_take_away_what_the_other_gave(
    ws: Workspace,
) -> None:
    def half(asked: Asked) -> Reply:
        return services(asked) if asked.path == HILMA else Reply(b"", 503)

    with playing(Play(half)) as play:
        done = load(ws, play)
    assert len(numbers(ws, done)) == len(HILMA_NOTICES)
    assert [one.file for one in done.skipped] == ["TED"]


def test_nothing_changes_when_neither_service_answers(ws: Workspace) -> None:
    with playing(Play(lambda _: Reply(b"", 503))) as play, pytest.raises(Refused):
        load(ws, play)


def test_persons_are_neither_asked_for_nor_kept(ws: Workspace) -> None:
    with playing(Play(services)) as play:
        load(ws, play)
    assert "description" not in play.asked[0].body["select"]
    kept = [path for path in ws.landing.rglob("*.json") if path.is_file()]
    assert kept
    for path in kept:
        assert "Meikäläinen" not in path.read_text(encoding="utf-8"), path
