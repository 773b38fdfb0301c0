"""Adding an event and reading events back; there is no third thing to do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from etl.journal.schema import EVENT, engine, writing
from etl.workspace import Workspace


@dataclass(frozen=True)
class Event:
    """One decision: when, by whom, of what kind, about what."""

    event_id: int
    at: str
    author: str
    kind: str
    subject: str
    payload: Mapping[str, Any]


_listeners: list[list[Event]] = []


@contextmanager
def heard() -> Iterator[list[Event]]:
    """Lend a list to which every event is added that this process adds meanwhile."""
    mine: list[Event] = []
    _listeners.append(mine)
    try:
        yield mine
    finally:
        _listeners[:] = [one for one in _listeners if one is not mine]


def append(
    ws: Workspace,
    kind: str,
    *,
    subject: str,
    author: str,
    payload: Mapping[str, Any] | None = None,
) -> Event:
    """Add one event in a transaction of its own and return it."""
    with writing(ws) as connection:
        return add(connection, kind, subject=subject, author=author, payload=payload)


def add(
    connection: sa.Connection,
    kind: str,
    *,
    subject: str,
    author: str,
    payload: Mapping[str, Any] | None = None,
) -> Event:
    """Add one event inside a transaction that the caller holds."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    row = {
        "at": at,
        "author": author,
        "kind": kind,
        "subject": subject,
        "payload": dict(payload or {}),
    }
    result = connection.execute(sa.insert(EVENT).values(row))
    key = result.inserted_primary_key
    event = Event(event_id=int(key[0]) if key else 0, **row)  # type: ignore[arg-type]
    for listener in _listeners:
        listener.append(event)
    return event


def events(
    ws: Workspace, *kinds: str, connection: sa.Connection | None = None
) -> list[Event]:
    """Return the events of these kinds (all if none is named), oldest first."""
    statement = sa.select(EVENT).order_by(EVENT.c.event_id)
    if kinds:
        statement = statement.where(EVENT.c.kind.in_(kinds))
    if connection is not None:
        return [Event(**row._mapping) for row in connection.execute(statement)]
    with engine(ws).connect() as own:
        return [Event(**row._mapping) for row in own.execute(statement)]


def take_over(
    ws: Workspace,
    rows: Sequence[Mapping[str, Any]],
    beside: Callable[[sa.Connection], None],
) -> None:
    """Add the events of another journal to an empty one, ids and times as they were.

    What `beside` writes is in the same transaction.
    """
    with writing(ws) as connection:
        if connection.execute(sa.select(EVENT.c.event_id).limit(1)).first():
            msg = "`ws` has a journal with events already"
            raise ValueError(msg)
        if rows:
            connection.execute(sa.insert(EVENT), [dict(row) for row in rows])
        beside(connection)
        if connection.dialect.name == "postgresql":
            # ids that were given by hand do not move the counter there
            connection.exec_driver_sql(
                "select setval(pg_get_serial_sequence('event', 'event_id'), "
                "(select coalesce(max(event_id), 1) from event))"
            )
