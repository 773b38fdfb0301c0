"""Retention that nobody has to remember: once a day, and with each build and refresh.

Contacts whose time is over are erased, old records of the audit trail go, and a build
that an erasure still waits for is made. What it did is in the trail, and the last run
is noted for the page of contacts.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from etl import audit, contacts
from etl.contacts.everywhere import rebuild
from etl.settings import settings
from etl.workspace import Workspace


@dataclass(frozen=True)
class Run:
    """One run of the retention: when, and how much went."""

    at: str
    erased: int = 0
    files: int = 0
    cells: int = 0
    records: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether there was nothing to be done."""
        return not (self.erased or self.records)


def run_retention(ws: Workspace) -> Run | None:
    """Let go whatever's time is over; None if another process is at it."""
    ws.root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(ws.root / ".retention.lock", timeout=0):
            done = _run(ws)
            _note(ws).write_text(json.dumps(asdict(done)), encoding="utf-8")
            return done
    except Timeout:
        return None


def last_run(ws: Workspace) -> Run | None:
    """Return what the last run did, None before the first one."""
    try:
        return Run(**json.loads(_note(ws).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def is_due(ws: Workspace) -> bool:
    """Tell whether today's run has not been made."""
    last = last_run(ws)
    return last is None or last.at[:10] != _now()[:10]


def _run(ws: Workspace) -> Run:
    gone = contacts.retain(ws)
    rebuild(ws)
    records = audit.prune(ws, settings().audit_days, audit.SYSTEM)
    audit.verify(ws)
    files = sum(len(one.redactions) for one in gone)
    cells = sum(len(one.parsed_cells) for one in gone)
    return Run(_now(), len(gone), files, cells, records)


def _note(ws: Workspace) -> Path:
    return ws.root / "retention.json"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
