"""Only this machine is answered, with headers that keep the page to itself."""

import asyncio
import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse

from ui.serving import guard, html_page, policy

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def answer(
    app: Any, path: str = "/", *, peer: str = "127.0.0.1", **headers: str
) -> tuple[int, Headers, str]:
    """Send one GET straight into the application, without a network."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [(name.encode(), value.encode()) for name, value in pairs],
        "client": (peer, 50000),
    }
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], Headers(raw=sent[0]["headers"]), body.decode()


def test_the_policy_allows_the_inline_script_of_the_installed_streamlit() -> None:
    scripts = re.findall(
        r"<script>(.*?)</script>", INDEX.read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(scripts) == 1
    digest = hashlib.sha256(scripts[0].encode()).digest()
    source = f"'sha256-{base64.b64encode(digest).decode()}'"
    assert source in policy.content_security_policy()


def test_the_policy_names_no_other_host() -> None:
    words = policy.content_security_policy()
    assert "//" not in words.replace(policy.inline_script_hashes()[0], "")
    assert "'unsafe-eval'" not in words.replace("'wasm-unsafe-eval'", "")
    assert "frame-ancestors 'none'" in words


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501", "127.0.0.1"]
)
def test_this_machine_is_answered_with_security_headers(host: str) -> None:
    app = guard.Guard(PlainTextResponse("yes"))
    status, headers, body = answer(app, host=host)
    assert (status, body) == (200, "yes")
    assert headers["content-security-policy"] == policy.content_security_policy()
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "192.168.1.5:8501"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "evil.example:127.0.0.1"},
        {"host": ""},
        {"host": "127.0.0.1", "x_forwarded_for": "127.0.0.1"},
        {"host": "127.0.0.1", "x_forwarded_host": "x"},
        {"host": "127.0.0.1", "forwarded": "for=10.0.0.1"},
        {"host": "127.0.0.1", "origin": "https://evil.example"},
        {"host": "127.0.0.1", "origin": "null"},
        {"host": "127.0.0.1", "origin": "http://["},
        {"host": "127.0.0.1", "origin": "http://127.0.0.1.evil.example"},
    ],
)
def test_other_hosts_and_proxies_are_refused_in_words(headers: dict[str, str]) -> None:
    status, _headers, body = answer(
        guard.Guard(PlainTextResponse("no")), "/media/x", **headers
    )
    assert status == 403
    assert "kirjautumista" in body


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8501", "http://localhost"])
def test_our_own_pages_are_answered(origin: str) -> None:
    app = guard.Guard(PlainTextResponse("yes"))
    assert answer(app, host="127.0.0.1:8501", origin=origin)[0] == 200


def test_a_websocket_of_another_host_is_closed() -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    asyncio.run(guard.Guard(PlainTextResponse("no"))(scope, None, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "fi"),
        ("/x?lang=sv", "sv"),
        ("/?a=1&lang=en", "en"),
        ("/?lang=xx", "fi"),
    ],
)
def test_the_page_says_its_language_and_name(path: str, language: str) -> None:
    app = html_page.Page(HTMLResponse(INDEX.read_text(encoding="utf-8")), language="fi")
    _status, headers, body = answer(app, path)
    assert f'<html lang="{language}">' in body
    assert "<title>Voimavara</title>" in body
    assert f'src="/voimavara/words.js" data-language="{language}"' in body
    assert headers["content-length"] == str(len(body.encode()))
    assert "HttpOnly; SameSite=Strict" in headers["set-cookie"]


def test_a_known_browser_keeps_its_cookie() -> None:
    app = html_page.Page(HTMLResponse("<html></html>"), language="fi")
    _status, headers, _body = answer(app, cookie=f"{html_page.READER_COOKIE}=abc")
    assert "set-cookie" not in headers


def test_what_is_not_a_page_is_left_alone() -> None:
    app = html_page.Page(PlainTextResponse("<title>Streamlit</title>"), language="fi")
    assert answer(app, "/app/static/x.txt")[2] == "<title>Streamlit</title>"
