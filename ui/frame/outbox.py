"""Files prepared for one reader, waiting in memory to be fetched once or twice.

Streamlit's own download button serves files to anybody who has the link; here a
link works only in the browser that asked for it, in the same sign-in, for a while.
"""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from etl.errors import UserMessage
from ui import warehouse
from ui.access import current_reader
from ui.commands import watching
from ui.serving.html_page import READER_COOKIE
from ui.signin.cookies import request_person
from ui.text import language

PATH = "/voimavara/download/{token}"
LIFETIME_SECONDS = 15 * 60
MOST_BYTES = 200 * 1024 * 1024
GONE = (
    "Tämä linkki on vanhentunut. Vie aineisto uudelleen.\n"
    "Länken har gått ut. Exportera materialet på nytt.\n"
    "This link has expired. Export the data again.\n"
)


@dataclass(frozen=True)
class Parcel:
    """One prepared file and whose it is."""

    content: bytes | Callable[[], bytes]
    file_name: str
    media_type: str
    owner: str
    expires_at: float
    language: str
    receipt: Callable[[bytes], None]
    """Records in the audit trail that the file was handed over."""
    is_valid: Callable[[], bool]
    """Tells whether the build that the file was made of may still be read."""


_parcels: OrderedDict[str, Parcel] = OrderedDict()
_lock = Lock()


def is_open() -> bool:
    """Tell whether this server has the route; `streamlit run app.py` has not."""
    return bool(_present_reader())


def deposit(
    content: bytes | Callable[[], bytes],
    *,
    file_name: str,
    media_type: str,
    facts: Mapping[str, Any] | None = None,
) -> str:
    """Keep a file for the present reader and return the link to it.

    `facts` is what the audit trail is told of it: filters, rows, class.
    What takes long to make may be given as the act that makes it: it is done when
    the link is opened, outside the page.
    """
    owner = _fingerprint(_present_reader(), current_reader().session)
    token = secrets.token_urlsafe(24)
    expires_at = time.monotonic() + LIFETIME_SECONDS
    with _lock:
        _parcels[token] = Parcel(
            content,
            file_name,
            media_type,
            owner,
            expires_at,
            language(),
            watching.receipt(file_name, facts or {}),
            warehouse.validity(),
        )
        _make_room()
    return PATH.format(token=token)


def empty() -> None:
    """Take back everything that waits: a person was erased who may be in it."""
    with _lock:
        _parcels.clear()


async def download(request: Request) -> Response:
    """Hand a prepared file to the browser that asked for it, to no other."""
    parcel = _parcels.get(request.path_params["token"])
    person = request_person(request.headers)
    session = person.session if person else ""
    owner = _fingerprint(request.cookies.get(READER_COOKIE, ""), session)
    no_store = {"Cache-Control": "no-store"}
    if parcel is None or parcel.owner != owner or _is_over(parcel):
        return PlainTextResponse(GONE, status_code=404, headers=no_store)
    content = parcel.content
    if not isinstance(content, bytes):
        try:
            content = await run_in_threadpool(content)
        except UserMessage as refused:
            words = refused.render(parcel.language)
            return PlainTextResponse(words, status_code=409, headers=no_store)
        _parcels[request.path_params["token"]] = replace(parcel, content=content)
    # no file leaves without a record of it
    await run_in_threadpool(parcel.receipt, content)
    name = quote(parcel.file_name)
    headers = no_store | {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=parcel.media_type, headers=headers)


def _is_over(parcel: Parcel) -> bool:
    """Tell whether a file is too old, or a consent behind it was taken back since."""
    return parcel.expires_at < time.monotonic() or not parcel.is_valid()


def _present_reader() -> str:
    cookie = st.context.cookies.get(READER_COOKIE)
    return cookie if isinstance(cookie, str) else ""


def _make_room() -> None:
    now = time.monotonic()
    for token in [key for key, kept in _parcels.items() if kept.expires_at < now]:
        del _parcels[token]
    while sum(map(_size, _parcels.values())) > MOST_BYTES:
        _parcels.popitem(last=False)


def _size(parcel: Parcel) -> int:
    return len(parcel.content) if isinstance(parcel.content, bytes) else 0


def _fingerprint(cookie: str, session: str) -> str:
    known = f"{cookie} {session}".encode()
    return hashlib.sha256(known).hexdigest() if cookie else ""
