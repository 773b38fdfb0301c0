"""What the server lets in and what it sends along: hosts, strangers, headers.

Streamlit sends no security headers and serves files without sign-in. Without sign-in
only this machine is answered, and nothing that came through a proxy; with it, a
stranger gets the empty page that asks to sign in, and nothing that holds data.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME

from etl import sessions
from etl.workspace import workspace
from ui.navigation import PAGES
from ui.serving.policy import content_security_policy
from ui.signin.cookies import request_person
from ui.signin.setup import SignIn

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEALTH = "/_stcore/health"
FOR_NOBODY = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
FOR_STRANGERS = frozenset(
    {
        HEALTH,
        "/_stcore/host-config",
        "/_stcore/stream",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/voimavara/words.js",
        "/favicon.png",
    }
)
THIRTY_DAYS = re.compile(rb"Max-Age=[1-9]\d*", re.IGNORECASE)
REFUSED = (
    "Voimavara vastaa vain tällä koneella osoitteessa 127.0.0.1, koska kirjautumista "
    "ei ole otettu käyttöön.\n"
    "Voimavara svarar bara på den här datorn på adressen 127.0.0.1, eftersom "
    "inloggning inte har tagits i bruk.\n"
    "Voimavara answers only on this machine at 127.0.0.1, because sign-in has not "
    "been set up.\n"
)
NOT_HERE = (
    "Voimavara vastaa osoitteessa {origin}.\n"
    "Voimavara svarar på adressen {origin}.\n"
    "Voimavara answers at {origin}.\n"
)
SIGN_IN = (
    "Kirjaudu ensin sisään: {origin}\n"
    "Logga in först: {origin}\n"
    "Sign in first: {origin}\n"
)


class Guard:
    """Refuse other hosts, proxies and strangers; add the security headers."""

    def __init__(self, app: ASGIApp, setup: SignIn | None = None) -> None:
        """Wrap `app`; `setup` is how sign-in is set up, None without."""
        self.app = app
        self.setup = setup
        self.pages = frozenset({"/", *(f"/{entry.address}" for entry in PAGES)})
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if setup is not None and setup.is_encrypted:
            self.headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401, 403 or 404 in words, or pass the request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope["path"], Headers(scope=scope))
        if refusal is None:
            await self.app(scope, receive, self._with_headers(send))
        elif scope["type"] == "http":
            await refusal(scope, receive, self._with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, path: str, headers: Headers) -> PlainTextResponse | None:
        if path.startswith(FOR_NOBODY):
            return PlainTextResponse("", status_code=404)
        if self.setup is None:
            is_right = is_local(headers)
            return None if is_right else PlainTextResponse(REFUSED, status_code=403)
        if path == HEALTH and is_local(headers):
            return None
        origin = self.setup.origin
        if headers.get("host", "").lower() != self.setup.host:
            return PlainTextResponse(NOT_HERE.format(origin=origin), status_code=403)
        if path == "/auth/logout":
            end_session(headers)
        if self._is_for_strangers(path) or request_person(headers) is not None:
            return None
        return PlainTextResponse(SIGN_IN.format(origin=origin), status_code=401)

    def _is_for_strangers(self, path: str) -> bool:
        known = path in FOR_STRANGERS or path in self.pages
        return known or path.startswith("/static/")

    def _with_headers(self, send: Send) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
                del headers["Access-Control-Allow-Origin"]
                if self.setup is not None:
                    message["headers"] = [
                        self._narrowed(name, value) for name, value in headers.raw
                    ]
            await send(message)

        return sender

    def _narrowed(self, name: bytes, value: bytes) -> tuple[bytes, bytes]:
        """Give our cookies the flag that Streamlit leaves out, and a shorter life."""
        if name.lower() != b"set-cookie" or self.setup is None:
            return name, value
        longest = f"Max-Age={int(self.setup.longest_hours * 3600)}".encode()
        if value.startswith(AUTH_COOKIE_NAME.encode()):
            value = THIRTY_DAYS.sub(longest, value)
        if self.setup.is_encrypted and b"; secure" not in value.lower():
            value += b"; Secure"
        return name, value


def end_session(headers: Headers) -> None:
    """Make a copied cookie worthless: its session ends here, for every browser."""
    person = request_person(headers)
    if person is not None:
        sessions.end(workspace(), person.session, person.account)


def is_local(headers: Headers) -> bool:
    """Tell whether a request came straight from this machine."""
    if "forwarded" in headers or any(
        name.startswith("x-forwarded-") for name in headers
    ):
        return False
    host = headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in LOOPBACK
