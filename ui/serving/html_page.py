"""Streamlit's own page, with the reader's language, our title and our words put in."""

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READER_COOKIE = "voimavara_reader"
LANGUAGE = re.compile(rb"(?:^|&)lang=(fi|sv|en)(?:&|$)")


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
