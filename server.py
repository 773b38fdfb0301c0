"""Start Voimavara on this machine: `python server.py`.

Streamlit alone would serve its files to anybody and send no security headers, so
its application is wrapped here. Heavy libraries are loaded before the first visit.
"""

import argparse
import gc
import importlib
import ipaddress
import logging
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

# read when the library is imported: longer header lines would hang the handshake
os.environ.setdefault("WEBSOCKETS_MAX_LINE_LENGTH", "65536")

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit.logger import get_logger
from streamlit.runtime.pages_manager import PagesManager
from uvicorn.config import LOGGING_CONFIG

from etl.language import translator
from etl.settings import settings
from ui.frame import guard, outbox, problems, words
from ui.navigation import PAGES

PRELOADED = ("duckdb", "numpy", "pandas", "plotly.graph_objects", "pydeck", "shapely")
HERE = Path(__file__).resolve().parent


async def home(request: Request) -> Response:
    """Send a link to the first page by its name to the only address that it has."""
    query = request.url.query
    return RedirectResponse(f"/?{query}" if query else "/")


app = st.App(
    HERE / "app.py",
    routes=[
        Route(outbox.PATH, outbox.download, methods=["GET"]),
        Route(words.PATH, words.serve, methods=["GET"]),
        Route(f"/{PAGES[0].address}", home, methods=["GET"]),
    ],
    middleware=[
        Middleware(guard.Guard),
        Middleware(guard.Page, language=settings().language),
    ],
    on_script_error=problems.show,
)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve until stopped."""
    wanted = _parser().parse_args(arguments)
    _ = translator(settings().language).gettext
    if not _is_loopback(wanted.address):
        refusal = _(
            "{address} was refused: without sign-in the pages may be served only on "
            "this machine. Use --address 127.0.0.1."
        )
        print(refusal.format(address=wanted.address), file=sys.stderr)
        return 2
    if not _is_free(wanted.address, wanted.port):
        refusal = _(
            "Port {port} is already in use. Stop the other program or choose another "
            "with --port."
        )
        print(refusal.format(port=wanted.port), file=sys.stderr)
        return 2
    os.environ["VOIMAVARA_AUDIENCE"] = wanted.audience
    os.environ["VOIMAVARA_START_WITH"] = "demo" if wanted.demo else ""
    _quieten()
    preload()
    address = f"http://{wanted.address}:{wanted.port}"
    print(_("Open {address} in the browser.").format(address=address), flush=True)
    # Ctrl-C is raised once more after everything has been closed in order
    with suppress(KeyboardInterrupt):
        serve(wanted.address, wanted.port)
    return 0


def preload() -> None:
    """Load the heavy libraries before the first visit."""
    for name in PRELOADED:
        importlib.import_module(name)
    # they stay until the end: looked through again and again by the collector of
    # rubbish, they would hold up a page for a tenth of a second now and then
    gc.collect()
    gc.freeze()


def serve(address: str, port: int) -> None:
    """Serve the application until Ctrl-C or a signal to stop."""
    sys.argv = [str(HERE / "server.py")]
    # before its first visit Streamlit would call every deep link an unknown page
    PagesManager.uses_pages_directory = False
    app.run(
        config={
            "server.address": address,
            "server.port": port,
            "server.headless": True,
            "server.showEmailPrompt": False,
            "browser.gatherUsageStats": False,
            "browser.serverAddress": address,
            "logger.hideWelcomeMessage": True,
        }
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python server.py", description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument(
        "--audience", choices=("internal", "partner", "public"), default="internal"
    )
    parser.add_argument("--demo", action="store_true", help="start with example data")
    return parser


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as trial:
        if os.name != "nt":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            return False
    return True


def _quieten() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for logger in LOGGING_CONFIG["loggers"].values():
        logger["level"] = "WARNING"
    # a failed page is in the log file, in words on the console, never as a traceback
    get_logger("streamlit.error_util").setLevel(logging.CRITICAL)


if __name__ == "__main__":
    sys.exit(main())
