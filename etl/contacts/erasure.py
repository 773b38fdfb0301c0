"""Forgetting a person: the words in files and rows first, then the key, then the row.

The order matters: a process that dies before the key is gone leaves a person who can be
erased again; one that dies after it leaves a contact that nobody can open any more, and
the next retention clears the rest. What remains is a tombstone: an id, a digest, the
reason, and where the words stood, so that a backup from before can be cut in the same
places.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl import audit, journal
from etl.audit import Record
from etl.contacts import keys, originals, parsed
from etl.contacts.originals import Redaction, redact
from etl.contacts.parsed import ParsedCell, cut_parsed, find_in_parsed
from etl.contacts.schema import (
    CONTACT,
    CUT,
    RETENTION,
    TOMBSTONE,
    engine,
    folder,
)
from etl.contacts.store import contacts, one_contact
from etl.contacts.words import words_of
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

ERASED = "contact_erased"
STONE = ("contact_id", "erased_at", "erased_by", "reason", "digest")
NO_REASON = N_(
    "An erasure needs its reason, for example “asked by the person”. Nothing was "
    "erased."
)


@dataclass(frozen=True)
class Erasure:
    """What an erasure did: the tombstone's digest, and what it touched."""

    contact_id: str
    digest: str
    redactions: tuple[Redaction, ...]
    parsed_cells: tuple[ParsedCell, ...]


def erase(ws: Workspace, contact_id: str, *, reason: str, account: str) -> Erasure:
    """Forget one person in the store, the received files and what was parsed of them.

    Builds that were made before are not touched here: see `everywhere`.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    person = words_of(one_contact(ws, contact_id).details)
    redactions = redact(ws, person, reason=reason, account=account)
    cells = tuple(find_in_parsed(ws, person))
    if cells:
        pending(ws).touch()
    cut_parsed(ws, cells)
    keys.destroy(ws, contact_id)
    digest = _bury(ws, contact_id, reason, account, _facts(redactions, cells))
    facts = {"reason": reason, "digest": digest}
    facts |= {"files": str(len(redactions)), "cells": str(len(cells))}
    journal.append(
        ws, ERASED, subject=contact_id, author=account, payload={"digest": digest}
    )
    audit.record(ws, Record(account, "", "erased", contact_id, facts))
    return Erasure(contact_id, digest, redactions, cells)


def pending(ws: Workspace) -> Path:
    """Return the file that is there while builds hold rows that have been cut."""
    return folder(ws) / "rebuild"


def retain(ws: Workspace, today: date | None = None) -> list[Erasure]:
    """Forget everybody whose time is over, and bury what cannot be opened."""
    day = today or date.today()
    _bury_unopened(ws)
    over = [one for one in contacts(ws) if one.keep_until < day]
    return [
        erase(ws, one.contact_id, reason=RETENTION, account=audit.SYSTEM)
        for one in over
    ]


def tombstones(ws: Workspace) -> list[dict[str, Any]]:
    """Return every erasure as JSON can keep it, oldest first, and where words stood."""
    both = sa.select(TOMBSTONE, CUT.c.facts).outerjoin(
        CUT, CUT.c.contact_id == TOMBSTONE.c.contact_id
    )
    with engine(ws).connect() as connection:
        rows = connection.execute(both.order_by(TOMBSTONE.c.erased_at)).mappings()
        return [{**row, "facts": json.loads(row["facts"] or "{}")} for row in rows]


def erase_again(ws: Workspace, known: Sequence[Mapping[str, Any]]) -> list[str]:
    """Erase whoever these tombstones are of and is not buried here; return the ids.

    A contact that was kept anew after its erasure stays.
    """
    mine = {(one["contact_id"], one["erased_at"]) for one in tombstones(ws)}
    fresh = [one for one in known if (one["contact_id"], one["erased_at"]) not in mine]
    for one in sorted(fresh, key=lambda each: str(each["erased_at"])):
        _erase_again(ws, one)
    return [one["contact_id"] for one in fresh]


def _erase_again(ws: Workspace, one: Mapping[str, Any]) -> None:
    contact_id, facts = one["contact_id"], one["facts"]
    reason, account = one["reason"], one["erased_by"]
    wanted = [originals.from_facts(each) for each in facts.get("originals", ())]
    originals.redact_again(ws, wanted, reason=reason, account=account)
    cells = [parsed.from_facts(each) for each in facts.get("parsed", ())]
    if cells:
        pending(ws).touch()
    cut_parsed(ws, cells)
    with engine(ws).connect() as connection:
        kept_at = connection.execute(
            sa.select(CONTACT.c.added_at).where(CONTACT.c.contact_id == contact_id)
        ).scalar()
    if kept_at is not None and kept_at > one["erased_at"]:
        return
    keys.destroy(ws, contact_id)
    _lay(ws, {name: one[name] for name in STONE}, facts)


def _facts(
    redactions: Sequence[Redaction], cells: Sequence[ParsedCell]
) -> dict[str, Any]:
    return {
        "originals": [asdict(one) for one in redactions],
        "parsed": [parsed.as_facts(one) for one in cells],
    }


def _bury(
    ws: Workspace, contact_id: str, reason: str, account: str, facts: Mapping[str, Any]
) -> str:
    with engine(ws).connect() as connection:
        sealed = connection.execute(
            sa.select(CONTACT.c.sealed).where(CONTACT.c.contact_id == contact_id)
        ).scalar_one()
    digest = hashlib.sha256(sealed).hexdigest()
    stone = {
        "contact_id": contact_id,
        "erased_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "erased_by": account,
        "reason": reason,
        "digest": digest,
    }
    _lay(ws, stone, facts)
    return digest


def _lay(ws: Workspace, stone: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
    """Put a tombstone in the place of a contact, and of an older tombstone."""
    contact_id = stone["contact_id"]
    with engine(ws).begin() as connection:
        for table in (CONTACT, TOMBSTONE, CUT):
            connection.execute(sa.delete(table).where(table.c.contact_id == contact_id))
        connection.execute(sa.insert(TOMBSTONE).values(**stone))
        text = json.dumps(dict(facts), ensure_ascii=False)
        connection.execute(sa.insert(CUT).values(contact_id=contact_id, facts=text))


def _bury_unopened(ws: Workspace) -> None:
    """Clear rows whose key has gone already: an erasure that was cut short."""
    with engine(ws).connect() as connection:
        ids = connection.execute(sa.select(CONTACT.c.contact_id)).scalars().all()
    for contact_id in ids:
        if keys.key_of(ws, contact_id) is None:
            _bury(ws, contact_id, RETENTION, audit.SYSTEM, {})
