"""One command starts everything on this machine, and only there."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from etl.settings import PROJECT
from server import main
from ui.serving.policy import content_security_policy

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def run(
    *arguments: str, env: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "server.py", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=env,
    )


def answered(address: str, path: str, method: str = "GET", **headers: str) -> int:
    """Return the status that the server answers with."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(address + path, headers=named, method=method)
    try:
        return int(urllib.request.urlopen(asked, timeout=10).status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the server on a port of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "server.py", "--port", str(port)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ,
    )
    address = f"http://127.0.0.1:{port}"
    for _attempt in range(120):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5)
            break
        except OSError:
            time.sleep(0.25)
    yield process, address
    process.kill()
    process.wait()


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.5", "example.org"])
def test_without_sign_in_no_other_address_is_served(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--address", address]) == 2
    assert "--address 127.0.0.1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--server.address", "0.0.0.0"], "127.0.0.1"),
        (["--server.enableXsrfProtection", "false"], "enableXsrfProtection"),
    ],
)
def test_streamlit_itself_serves_no_more_widely(options: list[str], word: str) -> None:
    port = ["--server.port", str(free_port())]
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", *port, *options],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_a_faulty_sign_in_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "sign_in.toml").write_text("[auth]\nclient_id = 1\n")
    env = os.environ | {"VOIMAVARA_SIGN_IN": str(tmp_path / "sign_in.toml")}
    done = run(env=env)
    assert done.returncode == 2
    assert "cookie_secret" in done.stderr


def test_a_port_in_use_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("--port", port)
    assert done.returncode == 2
    assert port in done.stderr
    assert "Traceback" not in done.stderr


def test_it_says_one_line_serves_and_stops_at_ctrl_c(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = server
    page = urllib.request.urlopen(f"{address}/how_to_read?lang=sv", timeout=10)
    assert '<html lang="sv">' in page.read().decode()
    assert {name: page.headers[name] for name in HEADERS} == HEADERS
    assert page.headers["Content-Security-Policy"] == content_security_policy()
    assert page.headers["Cache-Control"] == "no-store"
    assert "HttpOnly; SameSite=Strict" in page.headers["Set-Cookie"]
    assert answered(address, "/_stcore/metrics") == 404
    assert answered(address, "/", Host="voimavara.example.fi") == 403
    assert answered(address, "/", X_Forwarded_Proto="https") == 403
    assert answered(address, "/", Cookie="a=" + "b" * 12_000) == 200
    # no other site can act in a reader's name
    assert answered(address, "/_stcore/upload_file/a/b", method="PUT") == 403
    words = urllib.request.urlopen(f"{address}/voimavara/words.js", timeout=10)
    assert "Sulje" in words.read().decode()
    process.send_signal(signal.SIGINT)
    output, _none = process.communicate(timeout=20)
    assert process.returncode == 0
    assert output.strip().splitlines() == [f"Avaa selaimessa {address}"]
