"""Start Voimavara on this machine: `python server.py`.

The application is made in `ui/serving/`, with its guards: Streamlit alone would serve
its files to anybody. Heavy libraries are loaded before the first visit.
"""

import argparse
import gc
import importlib
import logging
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from streamlit.logger import get_logger
from uvicorn.config import LOGGING_CONFIG

from etl.errors import Refused
from etl.language import N_, translator
from etl.settings import settings
from etl.sources.catalogue.known import known_sources
from etl.sources.catalogue.uses import marts_by_page
from ui import signin
from ui.serving import application

PRELOADED = ("duckdb", "numpy", "pandas", "plotly.graph_objects", "pydeck", "shapely")
HERE = Path(__file__).resolve().parent
PORT_TAKEN = N_(
    "Port {port} is already in use. Stop the other program or choose another "
    "with --port."
)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve until stopped."""
    wanted = _parser().parse_args(arguments)
    _ = translator(settings().language).gettext
    try:
        application.check_address(wanted.address)
        if not _is_free(wanted.address, wanted.port):
            raise Refused(PORT_TAKEN, port=wanted.port)
    except Refused as refused:
        print(refused.render(settings().language), file=sys.stderr)
        return refused.exit_code
    os.environ["VOIMAVARA_AUDIENCE"] = wanted.audience
    os.environ["VOIMAVARA_START_WITH"] = "demo" if wanted.demo else ""
    _quieten()
    preload()
    setup = signin.sign_in()
    address = setup.origin if setup else f"http://{wanted.address}:{wanted.port}"
    print(_("Open {address} in the browser.").format(address=address), flush=True)
    # Ctrl-C is raised once more after everything has been closed in order
    with suppress(KeyboardInterrupt):
        serve(wanted.address, wanted.port)
    return 0


def preload() -> None:
    """Load the heavy libraries before the first visit, and read what pages show."""
    for name in PRELOADED:
        importlib.import_module(name)
    # read from the code of pages and sources, which takes longer than a page may
    marts_by_page()
    known_sources()
    # they stay until the end: looked through again and again by the collector of
    # rubbish, they would hold up a page for a tenth of a second now and then
    gc.collect()
    gc.freeze()


def serve(address: str, port: int) -> None:
    """Serve the application until Ctrl-C or a signal to stop."""
    sys.argv = [str(HERE / "server.py")]
    importlib.import_module("app").app.run(config=application.options(address, port))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python server.py", description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument(
        "--audience", choices=("internal", "partner", "public"), default="internal"
    )
    parser.add_argument("--demo", action="store_true", help="start with example data")
    return parser


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
