"""A prepared file goes to the browser that asked for it, and to no other."""

import asyncio
import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from etl import audit
from etl.errors import Refused
from ui import warehouse
from ui.frame import outbox
from ui.serving.html_page import READER_COOKIE
from ui.workspace_choice import current_workspace


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> str:
    """Deposit one file as the browser `mine`."""
    context = SimpleNamespace(cookies={READER_COOKIE: "mine"})
    monkeypatch.setattr(st, "context", context)
    return outbox.deposit(b"1;2", file_name="ä b.csv", media_type="text/csv")


def fetch(link: str, cookie: str) -> Response:
    scope = {
        "type": "http",
        "path_params": {"token": link.rpartition("/")[2]},
        "headers": [(b"cookie", f"{READER_COOKIE}={cookie}".encode())],
    }
    return asyncio.run(outbox.download(Request(scope)))


def test_the_asker_gets_the_file_and_nothing_is_kept_by_the_browser(link: str) -> None:
    response = fetch(link, "mine")
    assert (response.status_code, response.body) == (200, b"1;2")
    assert response.headers["cache-control"] == "no-store"
    assert "filename*=UTF-8''%C3%A4%20b.csv" in response.headers["content-disposition"]


@pytest.mark.parametrize("cookie", ["theirs", ""])
def test_another_browser_with_the_link_gets_words_instead(
    link: str, cookie: str
) -> None:
    response = fetch(link, cookie)
    assert response.status_code == 404
    assert b"1;2" not in response.body
    assert "vanhentunut" in response.body.decode()


def test_a_link_expires(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = outbox.time.monotonic() + outbox.LIFETIME_SECONDS + 1
    monkeypatch.setattr(outbox.time, "monotonic", lambda: later)
    assert fetch(link, "mine").status_code == 404


def test_a_guessed_link_opens_nothing(link: str) -> None:
    guess = link[:-1] + ("A" if link[-1] != "A" else "B")
    assert fetch(guess, "mine").status_code == 404


def test_what_takes_long_is_made_when_the_link_is_opened_and_only_once(
    link: str,
) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"slow"

    later = outbox.deposit(make, file_name="a.xlsx", media_type="text/plain")
    assert made == []
    assert [fetch(later, "mine").body for _ in "ab"] == [b"slow", b"slow"]
    assert made == ["once"]
    assert fetch(later, "theirs").status_code == 404


def test_a_file_that_cannot_be_made_says_why(link: str) -> None:
    def make() -> bytes:
        raise Refused("too large")

    later = outbox.deposit(make, file_name="a.xlsx", media_type="text/plain")
    response = fetch(later, "mine")
    assert (response.status_code, response.body) == (409, b"too large")


def test_a_file_of_a_build_that_a_withdrawn_consent_closed_is_not_handed_over(
    link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = tmp_path / "public.duckdb"
    build.write_bytes(b"")
    facts = SimpleNamespace(audience="public")
    monkeypatch.setattr(warehouse, "build_facts", lambda: facts)
    monkeypatch.setattr(warehouse, "file", lambda: str(build))
    public = outbox.deposit(b"canary", file_name="a", media_type="text/plain")
    assert fetch(public, "mine").status_code == 200
    build.unlink()
    response = fetch(public, "mine")
    assert response.status_code == 404
    assert b"canary" not in response.body
    assert fetch(link, "mine").status_code == 200


def test_memory_stays_bounded(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_BYTES", 10)
    newest = outbox.deposit(b"x" * 9, file_name="a", media_type="text/plain")
    assert fetch(link, "mine").status_code == 404
    assert fetch(newest, "mine").status_code == 200


def test_a_file_that_is_handed_over_is_in_the_audit_trail(link: str) -> None:
    ws = current_workspace()
    before = audit.records(ws, act="exported")
    assert fetch(link, "theirs").status_code == 404
    assert audit.records(ws, act="exported") == before
    fetch(link, "mine")
    newest = audit.records(ws, act="exported")[0]
    assert newest.subject == "ä b.csv"
    assert newest.facts["sha256"] == hashlib.sha256(b"1;2").hexdigest()
    assert audit.verify(ws).broken_at is None
