"""Where builds lie, which one is current for whom, and which are kept.

A reader keeps the file that it opened; the pointers are one-line files swapped in
whole, so nobody ever meets half a build.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from etl import journal
from etl.workspace import Workspace

AUDIENCES = ("internal", "partner", "public")
KEPT_BUILDS = 5
TRIES = 10
T = TypeVar("T")


def current_build(ws: Workspace, audience: str = "internal") -> str | None:
    """Return the build that `audience` reads now, or None before the first one."""
    try:
        build_id = patiently(_pointer(ws, audience).read_text, encoding="utf-8")
    except FileNotFoundError:
        return None
    build_id = build_id.strip()
    return build_id if build_file(ws, build_id, audience).is_file() else None


def build_file(ws: Workspace, build_id: str, audience: str) -> Path:
    """Return the warehouse file of one build and one audience."""
    return ws.warehouse / build_id / f"{audience}.duckdb"


def builds(ws: Workspace) -> list[str]:
    """Return the builds that are kept, newest first."""
    found = [path.name for path in ws.warehouse.glob("2*Z-*") if path.is_dir()]
    return sorted(found, reverse=True)


def point_to(ws: Workspace, audience: str, build_id: str) -> None:
    """Make a build the current one of an audience, in one step."""
    handle, draft = tempfile.mkstemp(prefix=".pointer-", dir=ws.warehouse)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(build_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    patiently(os.replace, draft, _pointer(ws, audience))


def prune(ws: Workspace) -> None:
    """Remove all but the newest builds, the current ones and the pinned ones."""
    kept = set(builds(ws)[:KEPT_BUILDS]) | journal.pinned_builds(ws)
    kept |= {current_build(ws, audience) or "" for audience in AUDIENCES}
    for build_id in builds(ws):
        if build_id not in kept:
            shutil.rmtree(ws.warehouse / build_id, ignore_errors=True)


def keep_only(ws: Workspace, build_id: str) -> None:
    """Remove every other build, whatever it is kept for."""
    for other in builds(ws):
        if other != build_id:
            shutil.rmtree(ws.warehouse / other, ignore_errors=True)


def clear_drafts(ws: Workspace) -> None:
    """Remove what a build that was killed left behind; the caller holds the lock."""
    left = (".draft-*", ".pointer-*", "*/*.draft*")
    for path in [path for pattern in left for path in ws.warehouse.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def patiently(act: Callable[..., T], *args: object, **named: object) -> T:
    """Try again where another process is at the file now: Windows lets only one."""
    for _ in range(TRIES):
        with suppress(PermissionError):
            return act(*args, **named)
        time.sleep(0.02)
    return act(*args, **named)


def _pointer(ws: Workspace, audience: str) -> Path:
    suffix = "" if audience == "internal" else f".{audience}"
    return ws.warehouse / f"CURRENT{suffix}"
