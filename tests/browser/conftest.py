"""A real server and a real browser; every page must be silent and stay at home.

A test fails when the browser asked another host for anything or when the console
showed an error. The one exception are the two probes by which Streamlit looks for
itself below a deep link; they are answered with 404 by design.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from etl.settings import PROJECT

PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)")
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
OUTPUT = PROJECT / "tests" / "output"
# what comes late on a busy machine is not wrong; what never comes still fails
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """One running server and the folder of its data."""

    address: str
    data: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(data: Path, *arguments: str, port: int = 0) -> Server:
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "server.py", "--port", str(port), *arguments],
        cwd=PROJECT,
        env=os.environ | {"VOIMAVARA_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
            return Server(address, data, process)
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)  # waits for another process, not for a page
    process.kill()
    raise RuntimeError(f"the server did not answer at {address}")


@pytest.fixture(scope="session")
def demo_copy(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example data that browser tests may change."""
    folder = tmp_path_factory.mktemp("browser") / "data"
    shutil.copytree(demo_data, folder)
    return folder


@pytest.fixture
def fresh_server() -> Iterator[Callable[..., Server]]:
    """Start servers of a test's own and stop them after it."""
    started: list[Server] = []

    def start(data: Path, *arguments: str) -> Server:
        started.append(start_server(data, *arguments))
        return started[-1]

    yield start
    for server in started:
        server.process.terminate()
        server.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(demo_copy: Path) -> Iterator[Server]:
    """Run one server on example data for all tests that only look."""
    with _running(demo_copy) as running:
        yield running


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run one server on a folder with nothing in it, for tests that only look."""
    with _running(tmp_path_factory.mktemp("empty") / "data") as running:
        yield running


@contextmanager
def _running(data: Path) -> Iterator[Server]:
    running = start_server(data)
    yield running
    running.process.terminate()
    running.process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run the system's Chromium without a screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a browser profile of the test's own, in Finland."""
    made = chromium.new_context(
        locale="fi-FI",
        timezone_id="Europe/Helsinki",
        viewport={"width": 1440, "height": 900},
        accept_downloads=True,
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a tab that fails the test on outside requests and console errors."""
    strangers: list[str] = []
    errors: list[str] = []
    expected = request.node.get_closest_marker("expects_console")
    allowed = re.compile(expected.args[0] if expected else PROBE.pattern)

    def note(message: ConsoleMessage) -> None:
        words = f"{message.text} ({message.location.get('url', '')})"
        if message.type == "error" and not allowed.search(words):
            errors.append(words)

    tab = context.new_page()
    tab.on("request", lambda asked: _note_stranger(asked.url, strangers))
    tab.on("console", note)
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    assert not strangers, f"requests to other hosts: {strangers[:5]}"
    assert not errors, f"console errors: {errors[:5]}"


def _note_stranger(url: str, strangers: list[str]) -> None:
    address = urlparse(url)
    at_home = address.hostname in {"127.0.0.1", "localhost"}
    if address.scheme not in {"data", "blob"} and not at_home:
        strangers.append(url)


def settle(page: Page) -> None:
    """Wait until the script has run and nothing is stale."""
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_function(
        "() => !document.querySelector('[data-stale=\"true\"]')", timeout=30_000
    )


def picture(page: Page, name: str) -> None:
    """Keep a screenshot for whoever wants to look."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUTPUT / f"{name}.png")
