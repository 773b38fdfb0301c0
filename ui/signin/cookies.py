"""The person of one request: Streamlit's signed cookie, which may come in chunks."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from streamlit.web.server.server_util import AUTH_COOKIE_NAME
from streamlit.web.server.starlette import starlette_websocket

from ui.signin.person import Person, person_of
from ui.signin.setup import sign_in


def request_person(headers: Headers) -> Person | None:
    """Return who sent a request, or None for a stranger."""
    claims = request_claims(headers)
    return person_of(claims) if claims else None


def request_claims(headers: Headers) -> Mapping[str, Any]:
    """Return the claims of a request's cookie; empty if none, forged or foreign."""
    setup = sign_in()
    if setup is None:
        return {}
    cookies = {
        name: value
        for line in headers.getlist("cookie")
        for name, value in cookie_parser(line).items()
    }
    try:
        raw = starlette_websocket._get_signed_cookie_with_chunks(
            cookies, AUTH_COOKIE_NAME
        )
        claims = json.loads(raw) if raw else {}
    except (ValueError, UnicodeError):
        return {}
    if not isinstance(claims, dict) or claims.get("origin") != setup.origin:
        return {}
    return claims if claims.get("is_logged_in") else {}
