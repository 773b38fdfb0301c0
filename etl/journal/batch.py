"""Batches: what was taken into use from one file or one register answer."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from etl.errors import NeedsChoice, Refused
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
GIVEN_WAY = N_(
    "Batch “{batch}” is not in use: the same file was read anew as batch “{other}”. "
    "Undo that one, and this one is in use again. Nothing was changed."
)
OTHER_READING = N_(
    "Batch “{batch}” cannot come back beside batch “{other}”, which is of the same "
    "file. Undo that one first. Nothing was changed."
)
STALE = N_(
    "The answers in use have changed since this file was checked. Bring the file "
    "again, and look at what it would change now. Nothing was changed."
)
WORKBOOK = "workbook"
"""The kind of batches of which one reading of a file counts at a time."""
DERIVED = ("accepted_at", "state", "changed_at", "changed_by", "place")
"""Facts of a batch that follow from the events and are not told in one."""


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
    replaces: str = ""
    """The batch of the same file that gives way while this one is not undone."""
    accepted_at: str = ""
    state: str = "live"
    """`live`, `undone`, or `replaced` by another reading of the same file."""
    changed_at: str = ""
    changed_by: str = ""
    place: int = 0
    """Its turn among all batches; what replaces another has the place of that."""


def new_batch_id() -> str:
    """Return an identifier that a person can read over the telephone."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(8))


def accept_batch(ws: Workspace, batch: Batch) -> Batch:
    """Take a batch into use in one transaction: the only commit point of intake.

    The same parsed content that is in use already is not added again. Another reading
    of the same file is refused unless `batch` says that it takes its place.
    """
    with writing(ws) as connection:
        known = _replay(ws, connection)
        for one in known:
            if one.parsed_key == batch.parsed_key and one.state == "live":
                return one
        others = [one.batch_id for one in _other_readings(known, batch)]
        if others != ([batch.replaces] if batch.replaces else []):
            raise NeedsChoice(STALE)
        named = replace(batch, batch_id=batch.batch_id or new_batch_id())
        facts = asdict(named)
        for derived in DERIVED:
            facts.pop(derived)
        add(
            connection,
            "batch_accepted",
            subject=named.batch_id,
            author=named.author,
            payload=facts,
        )
    return find_batch(ws, named.batch_id)


def undo_batch(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take a batch out of use; nothing is deleted, and what it replaced is back."""
    return _change(ws, batch_id, author, to="undone", refusal=ALREADY_UNDONE)


def restore_batch(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take an undone batch back into use."""
    return _change(ws, batch_id, author, to="live", refusal=NOT_UNDONE)


def batches(ws: Workspace) -> list[Batch]:
    """Return every batch ever accepted, newest first."""
    return _replay(ws)[::-1]


def live_batches(ws: Workspace) -> list[Batch]:
    """Return the batches that count now, in the order of their places."""
    return by_place(batch for batch in _replay(ws) if batch.state == "live")


def by_place(found: Iterable[Batch]) -> list[Batch]:
    """Return batches in the order in which they count, the last one most."""
    return sorted(found, key=lambda batch: batch.place)


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
        mine = known[batch_id]
        if mine.state == to:
            raise Refused(refusal, batch=batch_id)
        others = _other_readings(known.values(), mine)
        _refuse_beside(mine, others[0].batch_id if others else "")
        event = add(connection, kind, subject=batch_id, author=author)
    return replace(mine, state=to, changed_at=event.at, changed_by=event.author)


def _refuse_beside(mine: Batch, other: str) -> None:
    """Refuse to change a batch that has given way, or to use a file twice."""
    if mine.state == "replaced":
        raise Refused(GIVEN_WAY, batch=mine.batch_id, other=other)
    if mine.state == "undone" and other not in {"", mine.replaces}:
        raise Refused(OTHER_READING, batch=mine.batch_id, other=other)


def _other_readings(known: Iterable[Batch], mine: Batch) -> list[Batch]:
    """Return the batches in use of the same file of answers."""
    if mine.kind != WORKBOOK:
        return []
    same = (one for one in known if one.sha256 == mine.sha256 and one.kind == mine.kind)
    live = (one for one in same if one.state == "live")
    return [one for one in live if one.batch_id != mine.batch_id]


def _replay(ws: Workspace, connection: sa.Connection | None = None) -> list[Batch]:
    kinds = ("batch_accepted", "batch_undone", "batch_restored")
    state: dict[str, Batch] = {}
    for event in events(ws, *kinds, connection=connection):
        if event.kind == "batch_accepted":
            made = Batch(**event.payload, accepted_at=event.at, changed_at=event.at)
            before = state.get(made.replaces)
            place = before.place if before else event.event_id
            state[event.subject] = replace(made, place=place)
        elif event.subject in state:
            state[event.subject] = replace(
                state[event.subject],
                state="undone" if event.kind == "batch_undone" else "live",
                changed_at=event.at,
                changed_by=event.author,
            )
    taking = {one.replaces for one in state.values() if one.state == "live"}
    return [
        replace(one, state="replaced")
        if one.state == "live" and one.batch_id in taking
        else one
        for one in state.values()
    ]
