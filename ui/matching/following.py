"""The build that lets the pages follow a decision, behind the reader's back.

Decisions come one a second; one build serves all that were made while it waited.
"""

import threading
import time
from pathlib import Path

from etl.build import BuildFailed, build
from etl.errors import Refused, UserMessage
from etl.workspace import Workspace

PAUSE = 0.7

_asked: dict[Path, int] = {}
_failed: dict[Path, UserMessage] = {}
_lock = threading.Lock()


def follow(ws: Workspace) -> None:
    """Let the pages show what was just decided, soon."""
    with _lock:
        is_under_way = _asked.get(ws.root, 0) > 0
        _asked[ws.root] = _asked.get(ws.root, 0) + 1
    if not is_under_way:
        # a page's own thread ends with the server, and its threads would: this build is
        # finished first
        threading.Thread(target=_build, args=(ws,), daemon=False).start()


def is_under_way(ws: Workspace) -> bool:
    """Tell whether decisions are on their way to the pages."""
    return _asked.get(ws.root, 0) > 0


def failure(ws: Workspace) -> UserMessage | None:
    """Return why the pages could not follow the last decision."""
    return _failed.get(ws.root)


def _build(ws: Workspace) -> None:
    while served := _asked.get(ws.root, 0):
        time.sleep(PAUSE)
        served = _asked[ws.root]
        try:
            build(ws)
            _failed.pop(ws.root, None)
        except (BuildFailed, Refused) as reason:
            _failed[ws.root] = reason
        finally:
            with _lock:
                _asked[ws.root] -= served
