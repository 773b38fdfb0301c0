"""The client: whole answers only, again when busy, in the pace of the server."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.errors import Refused
from etl.sources.network.client import ATTEMPTS, LONGEST_WAIT, Client
from etl.sources.network.pace import Pace
from etl.sources.network.question import NotKnown, Question
from etl.sources.network.reading import whole_json
from tests.etl.sources.network.playing import Asked, Play, Reply, playing

WHOLE = {"companies": list(range(100))}


class Slept(list[float]):
    """Waits in place of the clock, so that a test waits for nothing."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
def client(slept: Slept) -> Iterator[Client]:
    with Client(Pace(1000, 1), sleep=slept) as one:
        yield one


def always(asked: Asked) -> Reply:
    return Reply(WHOLE)


@pytest.mark.parametrize(
    "fault",
    [
        Reply(b"busy", 429),
        Reply(b"busy", 503),
        Reply(WHOLE, cut=40),
        Reply(WHOLE, cut=40, is_silent_about_length=True),
        Reply(b"<!DOCTYPE html><p>maintenance"),
        Reply(b""),
        Reply(b'{"companies": [1, 2'),
    ],
)
def test_an_answer_that_is_not_whole_is_asked_for_again(
    client: Client, fault: Reply
) -> None:
    with playing(Play(always, [fault, fault])) as play:
        content = client.ask(Question(f"{play.address}/companies"), whole_json)
    assert json.loads(content) == WHOLE
    assert len(play.asked) == 3


def test_the_server_may_say_how_long_to_wait(client: Client, slept: Slept) -> None:
    faults: list[Reply | None] = [
        Reply(b"", 429, {"Retry-After": "17"}),
        Reply(b"", 503, {"Retry-After": "99999"}),
        Reply(b"", 503, {"Retry-After": "soon"}),
    ]
    with playing(Play(always, faults)) as play:
        client.ask(Question(play.address))
    assert slept[:2] == [17, LONGEST_WAIT]
    assert 0 < slept[2] < LONGEST_WAIT


def test_the_pauses_grow_and_at_last_it_is_told_in_words(
    client: Client, slept: Slept
) -> None:
    with (
        playing(Play(lambda _: Reply(b"", 503))) as play,
        pytest.raises(Refused, match=r"no whole answer in 6 attempts \(HTTP 503\)"),
    ):
        client.ask(Question(play.address))
    assert len(play.asked) == ATTEMPTS
    assert slept == sorted(slept)


def test_a_server_that_is_not_there_is_told_in_words(client: Client) -> None:
    with pytest.raises(Refused, match="gave no whole answer"):
        client.ask(Question("http://127.0.0.1:9"))


def test_what_the_server_does_not_know_is_asked_once(client: Client) -> None:
    with (
        playing(Play(lambda _: Reply(b"", 400))) as play,
        pytest.raises(NotKnown, match="HTTP 400"),
    ):
        client.ask(Question(play.address))
    assert len(play.asked) == 1


def test_a_key_goes_in_the_header_and_never_into_what_is_kept(client: Client) -> None:
    question = Question("http://x", {"a": "1"}, headers={"X-Key": "secret"})
    assert question.text == "http://x?a=1"
    with playing(Play(always)) as play:
        client.ask(Question(play.address, headers={"X-Key": "secret"}))
    assert play.asked[0].headers["X-Key"] == "secret"


def test_a_download_goes_on_where_it_broke_off(client: Client, tmp_path: Path) -> None:
    body = bytes(range(256)) * 20_000

    def serve(asked: Asked) -> Reply:
        start = int(asked.headers.get("Range", "bytes=0-")[6:-1])
        status = 206 if start else 200
        return Reply(body[start:], status, {"ETag": '"one"'})

    first = Reply(body, 200, {"ETag": '"one"'}, cut=3_000_000)
    with playing(Play(serve, [first])) as play:
        client.download(Question(play.address), tmp_path / "bulk")
    assert (tmp_path / "bulk").read_bytes() == body
    assert int(play.asked[1].headers["Range"][6:-1]) > 1_000_000


def test_a_download_that_changed_meanwhile_begins_anew(
    client: Client, tmp_path: Path
) -> None:
    first = Reply(b"old" * 1_000_000, 200, {"ETag": '"one"'}, cut=2_000_000)
    new = Reply(b"new" * 1_000, 200, {"ETag": '"two"'})
    with playing(Play(lambda _: new, [first])) as play:
        client.download(Question(play.address), tmp_path / "bulk")
    assert (tmp_path / "bulk").read_bytes() == b"new" * 1_000
    assert play.asked[1].headers["If-Range"] == '"one"'


def test_no_window_holds_more_calls_than_the_pace_allows() -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    pace = Pace(40, 60, clock=lambda: now[0], sleep=sleep)
    times = []
    for _ in range(200):
        pace.wait()
        times.append(now[0])
        now[0] += 0.1
    for first, later in zip(times, times[40:], strict=False):
        assert later - first >= 60 - 1e-9


def test_the_progress_is_one_line_on_a_screen_and_rare_lines_in_a_log() -> None:
    import io  # noqa: PLC0415

    from etl.sources.network.progress import ProgressLine  # noqa: PLC0415

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    log, screen = io.StringIO(), Screen()
    now = iter(range(100))
    with ProgressLine(log, clock=lambda: next(now) / 10) as line:
        for done in range(1, 6):
            line.show("companies", done, 5)
    with ProgressLine(screen) as line:
        line.show("companies", 1, 2)
        line.show("companies", 2, 2)
    assert log.getvalue() == "companies 1/5\ncompanies 5/5\n"
    assert screen.getvalue() == "\rcompanies 1/2\rcompanies 2/2\n"
