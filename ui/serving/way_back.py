"""Back to the address that somebody came to, once they have signed in.

The provider sends everybody to one address, and Streamlit from there to the first page.
The browser says from which page it went to sign in; that page, if it is one of ours,
waits in a cookie of ten minutes.
"""

import base64
import binascii
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.navigation import PAGES
from ui.signin.setup import CALLBACK, SignIn

LOGIN = "/auth/login"
COOKIE = "voimavara_way_back"
LONGEST = 2000
"""Signs of an address that is remembered; longer ones lead to the first page."""
PATHS = frozenset({"/", *(f"/{entry.address}" for entry in PAGES)})


class WayBack:
    """Remember the page on the way to the provider, and go there on the way back."""

    def __init__(self, app: ASGIApp, setup: SignIn | None = None) -> None:
        """Wrap `app`; `setup` is how sign-in is set up, None without."""
        self.app = app
        self.origin = setup.origin if setup else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the cookie to the one answer, and follow it in the other."""
        path = scope.get("path") if scope["type"] == "http" and self.origin else ""
        if path == LOGIN:
            address = self._page_of(Headers(scope=scope).get("referer", ""))
            await self.app(scope, receive, _remembering(send, address))
        elif path == CALLBACK:
            address = _remembered(Headers(scope=scope))
            await self.app(scope, receive, _leading(send, address))
        else:
            await self.app(scope, receive, send)

    def _page_of(self, referer: str) -> str:
        """Return path and query of one of our own pages, empty for anything else."""
        is_ours = referer.startswith(f"{self.origin}/") and len(referer) <= LONGEST
        return _ours(referer.removeprefix(self.origin)) if is_ours else ""


def _ours(address: str) -> str:
    parts = urlsplit(address)
    if parts.netloc or parts.path not in PATHS or len(address) > LONGEST:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _remembered(headers: Headers) -> str:
    raw = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    try:
        address = base64.urlsafe_b64decode(raw.encode("latin-1")).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    # the cookie is the browser's: it is believed no more than an address bar
    return _ours(address)


def _remembering(send: Send, address: str) -> Send:
    content = base64.urlsafe_b64encode(address.encode("ascii", "ignore")).decode()
    cookie = f"{COOKIE}={content}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax"
    return _with(send, lambda headers: headers.append("set-cookie", cookie))


def _leading(send: Send, address: str) -> Send:
    def act(headers: MutableHeaders) -> None:
        if address and "location" in headers:
            headers["location"] = address
        gone = f"{COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"
        headers.append("set-cookie", gone)

    return _with(send, act)


def _with(send: Send, act: Callable[[MutableHeaders], None]) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            act(MutableHeaders(scope=message))
        await send(message)

    return sender
