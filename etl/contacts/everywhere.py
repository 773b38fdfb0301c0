"""One person everywhere: store, files, rows, builds, and what backups still hold.

An erasure that touched parsed rows is followed by a build from nothing, and all builds
before it go. Backups are out of reach: they are named, with the day by which each must
be deleted, and a restored one is cut again (see `etl/backup`).
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from etl import audit
from etl.build import build, current_build
from etl.contacts import erasure
from etl.contacts.erasure import Erasure, pending
from etl.contacts.originals import traces
from etl.contacts.parsed import find_in_parsed, text_of
from etl.contacts.store import Contact, one_contact
from etl.contacts.words import words_of
from etl.errors import UserMessage
from etl.settings import settings
from etl.workspace import Workspace


@dataclass(frozen=True)
class Copy:
    """One backup that was made, and the day by which it must be deleted."""

    file_name: str
    made_at: str
    until: date


@dataclass(frozen=True)
class Erased:
    """An erasure, whether the pages follow it already, and what still holds words."""

    erasure: Erasure
    failure: UserMessage | None
    """Why the pages still show what they showed, if so."""
    copies: tuple[Copy, ...]


def erase_everywhere(
    ws: Workspace, contact_id: str, *, reason: str, account: str
) -> Erased:
    """Forget one person, and leave no build in which the words stand."""
    done = erasure.erase(ws, contact_id, reason=reason, account=account)
    return Erased(done, rebuild(ws), copies(ws))


def rebuild(ws: Workspace) -> UserMessage | None:
    """Build from nothing if an erasure waits for it; return why it failed, if it did.

    Without a build there is nothing to be rebuilt.
    """
    waiting = pending(ws)
    if not waiting.exists():
        return None
    if current_build(ws) is not None:
        try:
            build(ws, alone=True)
        except UserMessage as failure:
            return failure
    waiting.unlink(missing_ok=True)
    return None


def own_data(ws: Workspace, contact_id: str) -> bytes:
    """Return all that is kept of one person, as JSON for that person."""
    one = one_contact(ws, contact_id)
    facts = asdict(one) | _standing(ws, one)
    return json.dumps(facts, ensure_ascii=False, indent=1, default=str).encode()


def copies(ws: Workspace) -> tuple[Copy, ...]:
    """Return the backups that have been made and whose time is not over yet."""
    days = timedelta(days=settings().backup_days)
    found = [
        Copy(one.subject, one.at, (datetime.fromisoformat(one.at) + days).date())
        for one in audit.records(ws, act="backed_up")
    ]
    today = datetime.now(UTC).date()
    return tuple(one for one in found if one.until >= today)


def _standing(ws: Workspace, one: Contact) -> dict[str, Any]:
    """Return the places in which the person's words stand, and the backups."""
    person = words_of(one.details)
    return {
        "received_files": [
            {
                "file": found.original.name,
                "received_at": found.original.received_at,
                "cells": {
                    f"{cell.sheet}!{cell.reference}": cell.text for cell in found.cells
                },
            }
            for found in traces(ws, person)
        ],
        "parsed_rows": [
            {"table": cell.table, "column": cell.column, "text": text_of(ws, cell)}
            for cell in find_in_parsed(ws, person)
        ],
        "backups": [asdict(copy) for copy in copies(ws)],
    }
