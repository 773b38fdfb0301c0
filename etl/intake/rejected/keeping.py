"""How long a rejected file is kept, and what is left of it afterwards.

Its hash, its sender and the reason stay in the journal. The bytes are removed when
the time is over, unless the same bytes were taken into use meanwhile.
"""

from datetime import UTC, datetime, timedelta

from etl import journal, landing
from etl.settings import settings
from etl.workspace import Workspace

REJECTED, CLEARED = "upload_rejected", "original_cleared"


def note_rejected(ws: Workspace, sha256: str, *, code: str, author: str) -> None:
    """Write down why a file was rejected, once for each time it was brought."""
    journal.append(ws, REJECTED, subject=sha256, author=author, payload={"code": code})


def clear_rejected(ws: Workspace, *, now: datetime | None = None) -> list[str]:
    """Remove the bytes of files rejected long ago; return their hashes."""
    limit = (now or datetime.now(UTC)) - timedelta(days=settings().rejected_days)
    last: dict[str, str] = {}
    for event in journal.events(ws, REJECTED, CLEARED):
        last[event.subject] = event.at if event.kind == REJECTED else ""
    old = [sha for sha, at in last.items() if at and datetime.fromisoformat(at) < limit]
    if not old:
        return []
    used = {batch.sha256 for batch in journal.batches(ws)}
    cleared = [sha256 for sha256 in old if sha256 not in used]
    for sha256 in cleared:
        landing.remove(ws, sha256)
        journal.append(ws, CLEARED, subject=sha256, author="system")
    return cleared
