"""Sign-ins that were ended before their time, kept in the journal.

A browser's cookie cannot be taken back, so what has ended is written down here and
asked on each request; every copy of the server that shares the journal sees it.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from etl import journal
from etl.workspace import Workspace

SESSION_ENDED = "session_ended"
PERSON_SIGNED_OUT = "person_signed_out"
FRESH_SECONDS = 1.0


@dataclass(frozen=True)
class Ended:
    """What has ended: single sessions, and all of a person's before a moment."""

    sessions: frozenset[str]
    persons: Mapping[str, float]
    """Seconds since 1970 by account: sign-ins before it are void."""

    def covers(self, session: str, account: str, begun: float) -> bool:
        """Tell whether a session that began at `begun` has been ended."""
        return session in self.sessions or begun <= self.persons.get(account, -1.0)


_known: dict[str, tuple[float, Ended]] = {}
_lock = Lock()


def end(ws: Workspace, session: str, account: str) -> None:
    """End one session: its cookie is worth nothing from now on."""
    if session not in ended(ws).sessions:
        journal.append(ws, SESSION_ENDED, subject=session, author=account)
    _forget(ws)


def sign_out(ws: Workspace, account: str, author: str) -> None:
    """End every session that a person has now."""
    journal.append(ws, PERSON_SIGNED_OUT, subject=account, author=author)
    _forget(ws)


def ended(ws: Workspace) -> Ended:
    """Return what has ended; at most a second old."""
    now = time.monotonic()
    with _lock:
        known = _known.get(ws.journal_url)
        if known is None or now - known[0] > FRESH_SECONDS:
            known = (now, _read(ws))
            _known[ws.journal_url] = known
    return known[1]


def _read(ws: Workspace) -> Ended:
    found = journal.events(ws, SESSION_ENDED, PERSON_SIGNED_OUT)
    return Ended(
        sessions=frozenset(e.subject for e in found if e.kind == SESSION_ENDED),
        persons={
            e.subject: datetime.fromisoformat(e.at).timestamp()
            for e in found
            if e.kind == PERSON_SIGNED_OUT
        },
    )


def _forget(ws: Workspace) -> None:
    with _lock:
        _known.pop(ws.journal_url, None)
