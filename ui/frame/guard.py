"""What the server lets in and what it sends along: hosts, headers, language.

Streamlit sends no security headers and serves files without sign-in. Until there
is sign-in, only this machine is answered, and nothing that came through a proxy.
"""

import base64
import hashlib
import re
import secrets
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READER_COOKIE = "voimavara_reader"
REFUSED = (
    "Voimavara vastaa vain tällä koneella osoitteessa 127.0.0.1, koska kirjautumista "
    "ei ole otettu käyttöön.\n"
    "Voimavara svarar bara på den här datorn på adressen 127.0.0.1, eftersom "
    "inloggning inte har tagits i bruk.\n"
    "Voimavara answers only on this machine at 127.0.0.1, because sign-in has not "
    "been set up.\n"
)
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
LANGUAGE = re.compile(rb"(?:^|&)lang=(fi|sv|en)(?:&|$)")


def inline_script_hashes() -> list[str]:
    """Return the CSP sources of the inline scripts in Streamlit's own page."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    found = INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [hashlib.sha256(script.encode()).digest() for script in found]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    """Return the policy: nothing from, and nothing to, another host."""
    scripts = " ".join(inline_script_hashes())
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self' data: blob:; "
        "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; "
        "form-action 'self'; object-src 'none'"
    )


class Guard:
    """Refuse other hosts and proxies; add the security headers to the rest."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 in words, or pass the request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif is_local(Headers(scope=scope)):
            await self.app(scope, receive, self._with_headers(send))
        elif scope["type"] == "http":
            answer = PlainTextResponse(REFUSED, status_code=403)
            await answer(scope, receive, self._with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _with_headers(self, send: Send) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
                del headers["Access-Control-Allow-Origin"]
            await send(message)

        return sender


def is_local(headers: Headers) -> bool:
    """Tell whether a request came straight from this machine."""
    if "forwarded" in headers or any(
        name.startswith("x-forwarded-") for name in headers
    ):
        return False
    host = headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in LOOPBACK


class Page:
    """Give Streamlit's own page the reader's language, our title and our words.

    Also sets a cookie that tells browsers apart, so that a prepared download goes
    only to the one who asked for it.
    """

    def __init__(self, app: ASGIApp, *, language: str) -> None:
        """Wrap `app`; `language` is used where the address names none."""
        self.app = app
        self.language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite answers that are HTML pages; leave the rest alone."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        rewriting = _Rewriting(send, self._language(scope), _has_cookie(scope))
        await self.app(_without_compression(scope), receive, rewriting.send)

    def _language(self, scope: Scope) -> str:
        found = LANGUAGE.search(scope.get("query_string", b""))
        return found[1].decode() if found else self.language


class _Rewriting:
    """One answer on its way out; held back only while it is an HTML page."""

    def __init__(self, send: Send, language: str, has_cookie: bool) -> None:
        self._send = send
        self._language = language
        self._has_cookie = has_cookie
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            if kind.startswith("text/html"):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()
            return
        await self._send(message)

    async def _finish(self) -> None:
        assert self._start is not None
        body = rewrite(self._body.decode("utf-8"), self._language).encode("utf-8")
        headers = MutableHeaders(scope=self._start)
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        del headers["etag"], headers["last-modified"]
        if not self._has_cookie:
            cookie = f"{READER_COOKIE}={secrets.token_urlsafe(24)}"
            headers.append("set-cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Strict")
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def rewrite(page: str, language: str) -> str:
    """Put language, title and our script into Streamlit's page."""
    script = f'<script src="/voimavara/words.js" data-language="{language}"></script>'
    return (
        page.replace('<html lang="en">', f'<html lang="{language}">', 1)
        .replace("<title>Streamlit</title>", "<title>Voimavara</title>", 1)
        .replace("</head>", f"{script}</head>", 1)
    )


def _has_cookie(scope: Scope) -> bool:
    return READER_COOKIE in cookie_parser(Headers(scope=scope).get("cookie", ""))


def _without_compression(scope: Scope) -> Scope:
    # deep links are compressed before this layer sees them, and could not be read
    if scope["path"].startswith(("/static/", "/app/", "/media/", "/_stcore/")):
        return scope
    kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": kept}
