"""With sign-in set up a stranger gets no file, no upload and no data route."""

import time
from hashlib import sha256
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from etl import audit
from etl.workspace import workspace
from tests.ui.conftest import SetUp
from tests.ui.signing import ORIGIN, claims, cookie, settings_text
from tests.ui.test_guard import answer
from ui import signin
from ui.navigation import PAGES
from ui.rights.noted import note_rights
from ui.serving import application
from ui.serving.guard import Guard

HOST = ORIGIN.removeprefix("https://")
CLOSED = (
    "/media/abc.png",
    "/app/static/wordmark.png",
    "/_stcore/upload_file/a/b",
    "/voimavara/download/token",
    "/component/x/index.html",
    "/_stcore/bidi-components/x",
    "/data/points",
    "/nosuchpage",
)


@pytest.fixture
def setup(set_up: SetUp) -> signin.SignIn:
    found = set_up(settings_text())
    assert found is not None
    return found


PROXIED = {"host": HOST, "x_forwarded_proto": "https"}


def status(app: ASGIApp, path: str, **headers: str) -> int:
    return answer(app, path, **PROXIED | headers)[0]


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_is_asked_to_sign_in(setup: signin.SignIn, path: str) -> None:
    app = Guard(PlainTextResponse("secret"), setup)
    code, headers, body = answer(app, path, **PROXIED)
    assert code == 401
    assert "secret" not in body
    assert ORIGIN in body
    assert "access-control-allow-origin" not in headers
    assert status(app, path, cookie=cookie(claims("leaders"))) == 200


@pytest.mark.parametrize(
    "wrong",
    [
        cookie(claims("leaders"), secret="x" * 64),
        cookie(claims("leaders", exp=int(time.time()) - 1)),
        cookie(claims("leaders", origin="https://evil.example")),
        cookie(claims("leaders", is_logged_in=False)),
        "_streamlit_user=a.b.c",
        "_streamlit_user=chunks-2; _streamlit_user_1=x",
    ],
)
def test_a_forged_old_or_foreign_cookie_is_a_strangers(
    setup: signin.SignIn, wrong: str
) -> None:
    app = Guard(PlainTextResponse("secret"), setup)
    assert status(app, "/media/x", cookie=wrong) == 401


def test_a_cookie_in_chunks_is_put_together(setup: signin.SignIn) -> None:
    long = cookie(
        claims("leaders", *(sha256(bytes([n])).hexdigest() for n in range(200)))
    )
    assert long.count("_streamlit_user") > 2
    app = Guard(PlainTextResponse("secret"), setup)
    assert status(app, "/media/x", cookie=long) == 200
    assert status(app, "/media/x", cookie=long.rpartition(";")[0]) == 401


def test_after_signing_out_a_copy_of_the_cookie_is_worth_nothing(
    setup: signin.SignIn,
) -> None:
    app = Guard(PlainTextResponse("secret"), setup)
    copied = cookie(claims("leaders"))
    assert status(app, "/media/x", cookie=copied) == 200
    assert status(app, "/auth/logout", cookie=copied) == 200
    assert status(app, "/media/x", cookie=copied) == 401


def test_pages_open_for_strangers_and_metrics_for_nobody(
    setup: signin.SignIn,
) -> None:
    app = Guard(PlainTextResponse("page"), setup)
    for address in ["", *(entry.address for entry in PAGES)]:
        assert status(app, f"/{address}") == 200
    for address in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        assert status(app, address, cookie=cookie(claims("leaders"))) == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8501", "", HOST + ".x"])
def test_another_host_is_refused_but_for_the_health_of_this_machine(
    setup: signin.SignIn, host: str
) -> None:
    app = Guard(PlainTextResponse("page"), setup)
    assert status(app, "/", host=host) == 403
    assert answer(app, "/_stcore/health", host="127.0.0.1:8501")[0] == 200


def test_cookies_get_the_secure_flag_and_a_shorter_life(setup: signin.SignIn) -> None:
    def serving() -> Any:
        response = Response("page")
        response.set_cookie("_streamlit_user", "x", max_age=30 * 24 * 3600)
        response.set_cookie("_streamlit_xsrf", "y")
        return response

    _code, headers, _body = answer(Guard(serving(), setup), "/", **PROXIED)
    cookies = Headers(raw=headers.raw).getlist("set-cookie")
    assert all("; Secure" in one for one in cookies)
    assert "Max-Age=43200" in cookies[0]
    assert headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("peer", "protocol", "expected"),
    [
        ("127.0.0.1", "https", 200),
        ("127.0.0.1", "http", 308),
        ("127.0.0.1", "", 403),
        ("10.0.0.9", "https", 403),
        ("", "https", 403),
    ],
)
def test_only_the_named_proxy_is_believed_that_the_browser_came_by_https(
    setup: signin.SignIn, peer: str, protocol: str, expected: int
) -> None:
    app = Guard(PlainTextResponse("page"), setup)
    told = {"x_forwarded_proto": protocol} if protocol else {}
    code, headers, _body = answer(app, "/upload?a=1", peer=peer, host=HOST, **told)
    assert code == expected
    if code == 308:
        assert headers["location"] == f"{ORIGIN}/upload?a=1"


def test_no_other_sites_page_is_answered(setup: signin.SignIn) -> None:
    app = Guard(PlainTextResponse("page"), setup)
    assert status(app, "/_stcore/stream", origin=ORIGIN) == 200
    for origin in ("https://evil.example", f"{ORIGIN}.evil.example", "null", ""):
        assert status(app, "/_stcore/stream", origin=origin) == 403


def test_the_server_need_not_look_for_its_address_on_the_internet(
    setup: signin.SignIn,
) -> None:
    chosen = application.options("127.0.0.1", 8501)
    assert chosen["browser.serverAddress"] == HOST
    assert chosen["server.corsAllowedOrigins"] == [ORIGIN]


def test_signing_out_is_in_the_trail(setup: signin.SignIn) -> None:
    app = Guard(PlainTextResponse("page"), setup)
    status(app, "/auth/logout", cookie=cookie(claims("leaders")))
    (record,) = audit.records(workspace(), act="signed_out")
    assert record.account == "aino@example.fi"


def test_changed_rights_are_in_the_trail_once(set_up: SetUp) -> None:
    for _start in range(2):
        note_rights(set_up(settings_text()))
    note_rights(set_up(settings_text().replace('["leaders"]', '["chiefs"]')))
    note_rights(None)
    newest, changed, first = audit.records(workspace(), act="rights_changed")
    assert first.facts["roles"]["project_manager"] == ["leaders"]
    assert changed.facts["roles"]["project_manager"] == ["chiefs"]
    assert newest.facts["roles"] == {}
