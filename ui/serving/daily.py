"""What the server does by itself once a day: let go of whatever's time is over.

Each copy of the server looks every hour; a lock and the note of the last run see to it
that one of them does it. A failure is logged and tried again an hour later.
"""

import logging
import threading
import time

from etl.contacts.retention import is_due, run_retention
from etl.errors import UserMessage
from etl.settings import settings
from etl.workspace import Workspace, workspace

FIRST_SECONDS = 5.0
"""The first visit is not made to wait."""
EVERY_SECONDS = 3600.0
LOG = logging.getLogger(__name__)


def start() -> threading.Thread:
    """Begin looking, for as long as the server runs."""
    thread = threading.Thread(target=_look_again_and_again, daemon=True, name="daily")
    thread.start()
    return thread


def look() -> None:
    """Run what is due in the workspaces that hold anything."""
    for ws in (workspace(), workspace(demo=True)):
        if ws.landing.is_dir() and is_due(ws):
            _run(ws)


def _look_again_and_again() -> None:
    time.sleep(FIRST_SECONDS)
    while True:
        look()
        time.sleep(EVERY_SECONDS)


def _run(ws: Workspace) -> None:
    try:
        done = run_retention(ws)
    except UserMessage as refused:
        LOG.warning("%s", refused.render(settings().language))
    except Exception:  # the pages are served whatever becomes of it
        LOG.exception("retention failed")
    else:
        if done and not done.is_empty:
            LOG.warning("retention: %s", done)
