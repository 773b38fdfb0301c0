"""A real provider of sign-in on this machine, and browsers that come through it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb
import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket

from etl.build import build_file, current_build
from etl.workspace import Workspace
from tests.browser.conftest import free_port, settle, start_server
from tests.ui.signing import settings_text, write_settings

os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")
from oidc_provider_mock import User, run_server_in_thread


@dataclass
class Place:
    """One server with sign-in, and its provider."""

    address: str
    provider: str

    def give(self, person: str, *groups: str) -> None:
        """Let the provider say that a person belongs to these groups from now on."""
        facts = {"email": f"{person}@example.fi", "name": person, "groups": groups}
        httpx.put(f"{self.provider}/users/{person}", json=facts).raise_for_status()


@contextmanager
def started(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, lifetime: timedelta
) -> Iterator[Place]:
    users = [User(sub="aino"), User(sub="pekka")]
    with run_server_in_thread(access_token_max_age=lifetime, user_claims=users) as idp:
        provider, port = f"http://localhost:{idp.server_port}", free_port()
        text = settings_text(f"http://127.0.0.1:{port}", provider)
        monkeypatch.setenv("VOIMAVARA_SIGN_IN", str(write_settings(folder, text)))
        server = start_server(data, port=port)
        yield Place(server.address, provider)
        server.process.terminate()
        server.process.wait(timeout=20)


@contextmanager
def browsing(chromium: Browser, place: Place) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="fi-FI", accept_downloads=True)
    # the provider's own page would ask for a style sheet of another host
    context.route(
        lambda url: not url.startswith((place.address, place.provider)),
        lambda route: route.abort(),
    )
    yield context
    context.close()


def sign_in(page: Page, place: Place, person: str, path: str = "/") -> None:
    page.goto(f"{place.address}{path}")
    settle(page)
    page.get_by_test_id("stBaseButton-primary").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator(f"button:has-text('{person}')").first.click()
    page.wait_for_url(f"{place.address}/**")
    settle(page)


def listen(page: Page, sent: list[bytes]) -> None:
    """Keep every frame that the server sends to a page."""

    def follow(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(bytes_of(frame)))

    page.on("websocket", follow)


def bytes_of(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def supplier_of_the_house(data: Path) -> bytes:
    """Return a supplier's name that is in the internal file and in no other."""
    ws = Workspace(data / "demo_workspace", is_demo=True)
    build_id = current_build(ws)
    assert build_id is not None
    with duckdb.connect(build_file(ws, build_id, "internal"), read_only=True) as file:
        found = file.execute(
            "select supplier_name from marts.chokepoint where kind = 'supplier' "
            "and state = 'certain' order by rank_best limit 1"
        ).fetchone()
    assert found is not None
    return str(found[0]).encode()
