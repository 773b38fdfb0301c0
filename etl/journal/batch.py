"""Batches: what was taken into use from one file or one register answer."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from etl.errors import Refused
from etl.journal.event import add, events
from etl.journal.schema import writing
from etl.language import N_
from etl.workspace import Workspace

NO_BATCH = N_(
    "There is no batch “{batch}”. Look at the history of imports, or run "
    "“python -m etl status”, for the right identifier."
)
ALREADY_UNDONE = N_("Batch “{batch}” is undone already. Nothing was changed.")
NOT_UNDONE = N_("Batch “{batch}” is in use already. Nothing was changed.")


@dataclass(frozen=True)
class Batch:
    """One accepted import and whether it counts now."""

    kind: str
    source: str
    file_name: str
    sha256: str
    parsed_key: str
    author: str
    row_count: int
    parked_count: int
    about: Mapping[str, Any] = field(default_factory=dict)
    batch_id: str = ""
    accepted_at: str = ""
    state: str = "live"
    changed_at: str = ""
    changed_by: str = ""


def new_batch_id() -> str:
    """Return an identifier that a person can read over the telephone."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(8))


def accept_batch(ws: Workspace, batch: Batch) -> Batch:
    """Take a batch into use in one transaction: the only commit point of intake.

    The same parsed content that is in use already is not added again.
    """
    with writing(ws) as connection:
        for known in _replay(ws, connection):
            if known.parsed_key == batch.parsed_key and known.state == "live":
                return known
        named = replace(batch, batch_id=batch.batch_id or new_batch_id())
        facts = asdict(named)
        for derived in ("accepted_at", "state", "changed_at", "changed_by"):
            facts.pop(derived)
        event = add(
            connection,
            "batch_accepted",
            subject=named.batch_id,
            author=named.author,
            payload=facts,
        )
    return replace(named, accepted_at=event.at, changed_at=event.at)


def undo_batch(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take a batch out of use; nothing is deleted."""
    return _change(ws, batch_id, author, to="undone", refusal=ALREADY_UNDONE)


def restore_batch(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take an undone batch back into use."""
    return _change(ws, batch_id, author, to="live", refusal=NOT_UNDONE)


def batches(ws: Workspace) -> list[Batch]:
    """Return every batch ever accepted, newest first."""
    return _replay(ws)[::-1]


def live_batches(ws: Workspace) -> list[Batch]:
    """Return the batches that count now, oldest first."""
    return [batch for batch in _replay(ws) if batch.state == "live"]


def find_batch(ws: Workspace, batch_id: str) -> Batch:
    """Return one batch, or refuse with the way to find the right one."""
    for batch in _replay(ws):
        if batch.batch_id == batch_id:
            return batch
    raise Refused(NO_BATCH, batch=batch_id)


def _change(
    ws: Workspace, batch_id: str, author: str, *, to: str, refusal: str
) -> Batch:
    kind = "batch_undone" if to == "undone" else "batch_restored"
    with writing(ws) as connection:
        known = {batch.batch_id: batch for batch in _replay(ws, connection)}
        if batch_id not in known:
            raise Refused(NO_BATCH, batch=batch_id)
        if known[batch_id].state == to:
            raise Refused(refusal, batch=batch_id)
        event = add(connection, kind, subject=batch_id, author=author)
    return replace(
        known[batch_id], state=to, changed_at=event.at, changed_by=event.author
    )


def _replay(ws: Workspace, connection: sa.Connection | None = None) -> list[Batch]:
    kinds = ("batch_accepted", "batch_undone", "batch_restored")
    state: dict[str, Batch] = {}
    for event in events(ws, *kinds, connection=connection):
        if event.kind == "batch_accepted":
            state[event.subject] = Batch(
                **event.payload, accepted_at=event.at, changed_at=event.at
            )
        elif event.subject in state:
            state[event.subject] = replace(
                state[event.subject],
                state="undone" if event.kind == "batch_undone" else "live",
                changed_at=event.at,
                changed_by=event.author,
            )
    return list(state.values())
