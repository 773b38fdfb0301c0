"""Forgetting a person: the key first, then the row, then the files they stand in.

The order matters: a process that dies after the first step leaves a contact that
nobody can open any more, and the next erasure or retention clears the rest.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from etl import audit, journal
from etl.audit import Record
from etl.contacts import keys
from etl.contacts.originals import Redaction, redact
from etl.contacts.schema import CONTACT, TOMBSTONE, engine
from etl.contacts.store import NOT_THERE, Contact, contacts
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

ERASED = "contact_erased"
RETENTION = "retention"
NO_REASON = N_(
    "An erasure needs its reason, for example “asked by the person”. Nothing was "
    "erased."
)


@dataclass(frozen=True)
class Erasure:
    """What an erasure did: the tombstone's digest, and the files it touched."""

    contact_id: str
    digest: str
    redactions: tuple[Redaction, ...]


def erase(ws: Workspace, contact_id: str, *, reason: str, account: str) -> Erasure:
    """Forget one person everywhere; what remains is an id, a digest and a reason."""
    if not reason.strip():
        raise Refused(NO_REASON)
    known = next((c for c in contacts(ws) if c.contact_id == contact_id), None)
    if known is None:
        raise Refused(NOT_THERE, contact=contact_id)
    redactions = redact(ws, _words(known), reason=reason, account=account)
    keys.destroy(ws, contact_id)
    digest = _bury(ws, contact_id, reason, account)
    facts = {"reason": reason, "digest": digest, "files": len(redactions)}
    journal.append(
        ws, ERASED, subject=contact_id, author=account, payload={"digest": digest}
    )
    audit.record(ws, Record(account, "", "erased", contact_id, facts))
    return Erasure(contact_id, digest, redactions)


def retain(ws: Workspace, today: date | None = None) -> list[Erasure]:
    """Forget everybody whose time is over, and bury what cannot be opened."""
    day = today or date.today()
    _bury_unopened(ws)
    over = [one for one in contacts(ws) if one.keep_until < day]
    return [
        erase(ws, one.contact_id, reason=RETENTION, account=audit.SYSTEM)
        for one in over
    ]


def _words(known: Contact) -> tuple[str, ...]:
    details = known.details
    return tuple(w for w in (details.name, details.email, details.telephone) if w)


def _bury(ws: Workspace, contact_id: str, reason: str, account: str) -> str:
    with engine(ws).begin() as connection:
        sealed = connection.execute(
            sa.select(CONTACT.c.sealed).where(CONTACT.c.contact_id == contact_id)
        ).scalar_one()
        digest = hashlib.sha256(sealed).hexdigest()
        connection.execute(sa.delete(CONTACT).where(CONTACT.c.contact_id == contact_id))
        connection.execute(
            sa.insert(TOMBSTONE).values(
                contact_id=contact_id,
                erased_at=datetime.now(UTC).isoformat(timespec="seconds"),
                erased_by=account,
                reason=reason,
                digest=digest,
            )
        )
    return digest


def _bury_unopened(ws: Workspace) -> None:
    """Clear rows whose key has gone already: an erasure that was cut short."""
    with engine(ws).connect() as connection:
        ids = connection.execute(sa.select(CONTACT.c.contact_id)).scalars().all()
    for contact_id in ids:
        if keys.key_of(ws, contact_id) is None:
            _bury(ws, contact_id, RETENTION, audit.SYSTEM)
