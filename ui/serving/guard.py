"""What the server lets in and what it sends along: hosts, strangers, headers.

Streamlit sends no security headers and serves files without sign-in. Without sign-in
only this machine is answered, and nothing that came through a proxy; with it, a
stranger gets the empty page that asks to sign in, and nothing that holds data.
"""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME

from etl import audit, sessions
from etl.audit import Record
from etl.workspace import workspace
from ui.navigation import PAGES
from ui.serving.policy import content_security_policy
from ui.signin.cookies import request_person
from ui.signin.loopback import is_loopback
from ui.signin.setup import SignIn

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
UNENCRYPTED = (
    "Välityspalvelin ei kerro, että yhteys on salattu (X-Forwarded-Proto: https).\n"
    "Proxyservern anger inte att förbindelsen är krypterad (X-Forwarded-Proto: "
    "https).\n"
    "The proxy does not say that the connection is encrypted (X-Forwarded-Proto: "
    "https).\n"
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
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is None:
            await self.app(scope, receive, self._with_headers(send))
        elif scope["type"] == "http":
            await refusal(scope, receive, self._with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        path = scope["path"]
        if path.startswith(FOR_NOBODY):
            return PlainTextResponse("", status_code=404)
        if self.setup is None:
            is_right = is_local(headers) and self._is_from_here(headers)
            return None if is_right else PlainTextResponse(REFUSED, status_code=403)
        if path == HEALTH and is_local(headers) and _peer_is_here(scope):
            return None
        return self._refusal_of_way(scope, headers) or self._refusal_of_person(
            path, headers
        )

    def _refusal_of_way(self, scope: Scope, headers: Headers) -> Response | None:
        """Refuse who comes by another name, past the proxy, or unencrypted."""
        setup = self.setup
        assert setup is not None
        wrong = PlainTextResponse(NOT_HERE.format(origin=setup.origin), status_code=403)
        if headers.get("host", "").lower() != setup.host:
            return wrong
        if not self._is_from_here(headers):
            return wrong
        by_proxy = _peer(scope) in setup.proxies
        if not by_proxy:
            return wrong if setup.is_encrypted or is_forwarded(headers) else None
        if not setup.is_encrypted:
            return None
        protocol = headers.get("x-forwarded-proto", "")
        if protocol == "http" and scope["type"] == "http":
            query = scope.get("query_string", b"").decode("latin-1")
            address = f"{setup.origin}{scope['path']}{'?' if query else ''}{query}"
            return RedirectResponse(address, status_code=308)
        if protocol not in {"https", "wss"}:
            return PlainTextResponse(UNENCRYPTED, status_code=403)
        return None

    def _is_from_here(self, headers: Headers) -> bool:
        """Tell whether no other site's page asks.

        Streamlit would look for its own address on the internet before it refuses.
        """
        origin = headers.get("origin")
        if origin is None:
            return True
        if self.setup is not None:
            return origin == self.setup.origin
        return is_loopback(_host_of(origin))

    def _refusal_of_person(self, path: str, headers: Headers) -> Response | None:
        assert self.setup is not None
        if path == "/auth/logout":
            end_session(headers)
        if self._is_for_strangers(path) or request_person(headers) is not None:
            return None
        words = SIGN_IN.format(origin=self.setup.origin)
        return PlainTextResponse(words, status_code=401)

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
        audit.record(workspace(), Record(person.account, "", "signed_out", ""))


def is_local(headers: Headers) -> bool:
    """Tell whether a request came straight from this machine."""
    host = headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return is_loopback(name) and not is_forwarded(headers)


def is_forwarded(headers: Headers) -> bool:
    """Tell whether a proxy says that it speaks for somebody."""
    return "forwarded" in headers or any(
        name.startswith("x-forwarded-") for name in headers
    )


def _host_of(origin: str) -> str:
    with suppress(ValueError):
        return urlsplit(origin).hostname or ""
    return ""


def _peer(scope: Scope) -> str:
    """Return the address from which the connection itself comes."""
    return str((scope.get("client") or ("",))[0])


def _peer_is_here(scope: Scope) -> bool:
    return is_loopback(_peer(scope))
