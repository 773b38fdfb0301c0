"""Acts of the command line in the trail: who ran what, and what it changed.

What a command changed is what it added to the journal while it ran, whichever command
it was. The account is the one that the operating system knows.
"""

import getpass
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from etl import journal
from etl.audit.record import Record, record
from etl.journal import Event
from etl.workspace import Workspace

ROLE = "command_line"
ACT_OF = {
    "batch_accepted": "accepted",
    "batch_undone": "undone",
    "batch_restored": "restored",
    "person_signed_out": "signed_out",
}


@contextmanager
def recording(ws: Workspace, command: str) -> Iterator[dict[str, Any]]:
    """Record a command and what it changed; the facts it is lent may be added to."""
    facts: dict[str, Any] = {}
    with journal.heard() as events:
        try:
            yield facts
        finally:
            account = getpass.getuser()
            for one in _acts(ws, events):
                record(ws, Record(account, ROLE, *one))
            kinds = Counter(event.kind for event in events)
            record(ws, Record(account, ROLE, "ran", command, {**facts, **kinds}))


def _acts(
    ws: Workspace, events: Sequence[Event]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    known = {one.batch_id: one for one in journal.batches(ws)} if events else {}
    for event in events:
        act, batch = ACT_OF.get(event.kind), known.get(event.subject)
        if act is None:
            continue
        facts: dict[str, Any] = {}
        if batch is not None:
            facts = {"file": batch.file_name, "sha256": batch.sha256}
            facts |= {"rows": batch.row_count, "author": event.author}
        yield act, event.subject, facts
