"""A way to sign in: a file of settings, and cookies as Streamlit makes them."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit import auth_util
from streamlit.web.server.server_util import AUTH_COOKIE_NAME
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

SECRET = "0123456789abcdef" * 4
ORIGIN = "https://voimavara.example.fi"


def settings_text(
    origin: str = ORIGIN, provider: str = "https://login.example.fi", **own: str
) -> str:
    """Return a file of sign-in; `own` replaces lines of it by their key."""
    lines = {
        "redirect_uri": f'"{origin}/oauth2callback"',
        "cookie_secret": f'"{SECRET}"',
        "client_id": '"voimavara"',
        "client_secret": '"secret"',
        "server_metadata_url": f'"{provider}/.well-known/openid-configuration"',
    } | own
    auth = "\n".join(f"{key} = {value}" for key, value in lines.items() if value)
    return (
        f'[auth]\n{auth}\n[voimavara]\nproxies = ["127.0.0.1"]\n'
        "[voimavara.roles]\n"
        'project_manager = ["leaders"]\nanalyst = ["analysts"]\n'
        'uploader = ["uploaders"]\nstakeholder = ["others"]\n'
        'data_steward = ["stewards"]\n'
    )


def write_settings(folder: Path, text: str) -> Path:
    file = folder / "sign_in.toml"
    file.write_text(text, encoding="utf-8")
    return file


def claims(*groups: str, **more: Any) -> dict[str, Any]:
    """Return the claims of somebody who signed in a minute ago, for an hour."""
    now = int(time.time())
    return {
        "sub": "aino",
        "email": "aino@example.fi",
        "name": "Aino Esimerkki",
        "groups": list(groups),
        "iat": now - 60,
        "exp": now + 3600,
        "is_logged_in": True,
        "origin": ORIGIN,
    } | more


def cookie(content: Mapping[str, Any], secret: str = SECRET) -> str:
    """Return the cookie header of a browser that has signed in."""
    found: dict[str, str] = {}

    def signed(name: str, value: str) -> bytes:
        return create_signed_value(secret, name, value)

    def keep(name: str, value: str) -> None:
        found[name] = signed(name, value).decode()

    auth_util.set_cookie_with_chunks(
        keep, signed, AUTH_COOKIE_NAME, dict(content), cookie_attr_size=100
    )
    return "; ".join(f"{name}={value}" for name, value in found.items())
