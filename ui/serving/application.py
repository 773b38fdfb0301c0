"""What the application is made of, and where it may be served.

`python server.py` and `streamlit run app.py` both serve the application made here, so
no way of starting it leaves the guards out.
"""

import os
import sys
from typing import Any

# read when the library is imported: longer header lines would hang the handshake
os.environ.setdefault("WEBSOCKETS_MAX_LINE_LENGTH", "65536")
# whom a proxy speaks for is the guard's question: the server must not believe anybody
os.environ["FORWARDED_ALLOW_IPS"] = ""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from etl.errors import Refused
from etl.language import N_
from etl.settings import settings
from ui import signin
from ui.frame import outbox, problems, words
from ui.navigation import PAGES
from ui.rights.noted import note_rights
from ui.serving import daily
from ui.serving.guard import Guard
from ui.serving.html_page import Page
from ui.serving.way_back import WayBack
from ui.signin.loopback import is_loopback

NOT_HERE = N_(
    "{address} was refused: without sign-in the pages may be served only on this "
    "machine. Use --address 127.0.0.1, or set up sign-in as docs/sign_in.md tells."
)
NOT_SO = N_(
    "Sign-in is set up, so the pages are served only by “python server.py”, which "
    "knows their public address."
)
NO_XSRF = N_(
    "server.enableXsrfProtection is off, so other sites could act in a reader's name. "
    "Leave it on."
)


def parts() -> dict[str, Any]:
    """Return routes, middleware and the rest of the application, or stop in words."""
    try:
        setup = signin.sign_in()
        if "streamlit.web.cli" in sys.modules:
            _check_streamlit(setup)
    except Refused as refused:
        print(refused.render(settings().language), file=sys.stderr)
        raise SystemExit(refused.exit_code) from None
    note_rights(setup)
    daily.start()
    # before its first visit Streamlit would call every deep link an unknown page
    PagesManager.uses_pages_directory = False
    return {
        "routes": [
            Route(outbox.PATH, outbox.download, methods=["GET"]),
            Route(words.PATH, words.serve, methods=["GET"]),
            Route(f"/{PAGES[0].address}", _home, methods=["GET"]),
        ],
        "middleware": [
            Middleware(Guard, setup=setup),
            Middleware(WayBack, setup=setup),
            Middleware(Page, language=settings().language),
        ],
        "on_script_error": problems.show,
    }


def check_address(address: str) -> None:
    """Refuse to serve beyond this machine without sign-in."""
    if signin.sign_in() is None and not is_loopback(address):
        raise Refused(NOT_HERE, address=address or "0.0.0.0")


def options(address: str, port: int) -> dict[str, Any]:
    """Return Streamlit's settings for serving at an address."""
    chosen: dict[str, Any] = {
        "server.address": address,
        "server.port": port,
        "server.headless": True,
        "server.showEmailPrompt": False,
        "server.enableXsrfProtection": True,
        "browser.gatherUsageStats": False,
        "browser.serverAddress": address,
        "logger.hideWelcomeMessage": True,
    }
    setup = signin.sign_in()
    if setup is not None:
        name = setup.host.rpartition(":")[0] or setup.host
        chosen |= {
            # asked first: otherwise Streamlit looks for its address on the internet
            "browser.serverAddress": name,
            "server.allowedHosts": [name, "127.0.0.1", "localhost"],
            "server.corsAllowedOrigins": [setup.origin],
            "secrets.files": [str(settings().sign_in)],
        }
    return chosen


def _check_streamlit(setup: signin.SignIn | None) -> None:
    if setup is not None:
        raise Refused(NOT_SO)
    if not config.get_option("server.enableXsrfProtection"):
        raise Refused(NO_XSRF)
    check_address(config.get_option("server.address") or "")


async def _home(request: Request) -> Response:
    """Send a link to the first page by its name to the only address that it has."""
    query = request.url.query
    return RedirectResponse(f"/?{query}" if query else "/")
