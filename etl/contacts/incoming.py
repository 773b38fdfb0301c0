"""Contact persons who come in files: kept once each, under ids that say nothing.

The id follows from company and name by a keyed digest, so the rows of a file can carry
it before anything is kept, and the same file brings nobody in twice. Who asked to be
forgotten is not brought back by a file; a data steward may keep the person anew.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from etl import audit
from etl.audit import Record
from etl.contacts import store
from etl.contacts.schema import RETENTION, TOMBSTONE, engine
from etl.contacts.store import Contact, Details
from etl.language import N_, translator
from etl.settings import settings
from etl.workspace import Workspace

INTERVIEW = N_("Agreeing interviews and asking about the answers")
"""The purpose of who comes in a file of answers."""


@dataclass(frozen=True)
class Incoming:
    """One person as a file names them."""

    company_id: str
    details: Details
    purpose: str = ""
    """Empty: the interviews."""
    notice_version: str = ""
    notice_date: date | None = None


@dataclass(frozen=True)
class BroughtIn:
    """Whose ids the rows carry, and what became of the persons."""

    ids: tuple[str, ...]
    """In the order of the persons; empty where nobody is kept."""
    new: int
    known: int
    forgotten: int
    """Who asked to be forgotten, and therefore did not come back."""


def bring_in(
    ws: Workspace, people: Sequence[Incoming], *, origin: str, account: str
) -> BroughtIn:
    """Keep the persons that a file names; `origin` is the file's sha256.

    Somebody without a name, or with neither e-mail nor telephone number, is not kept.
    A known person's details are brought up to date, and the time begins anew.
    """
    known = {one.contact_id: one for one in store.contacts(ws)}
    closed = _asked_to_go(ws) - known.keys()
    ids: list[str] = []
    count = {"new": 0, "known": 0, "forgotten": 0}
    for one in people:
        contact_id = _id_of_whole(ws, one)
        if contact_id in closed:
            count["forgotten"] += 1
            contact_id = ""
        ids.append(contact_id)
        if contact_id:
            before = known.get(contact_id)
            known[contact_id] = _keep(ws, one, before, account)
            count["known" if before else "new"] += 1
    if any(count.values()):
        facts = {**count, "origin": origin}
        audit.record(ws, Record(account, "", "kept_contact", "", facts))
    return BroughtIn(tuple(ids), **count)


def _id_of_whole(ws: Workspace, one: Incoming) -> str:
    """Return the id of somebody who can be reached, empty for others."""
    details = one.details
    is_whole = details.name.strip() and (details.email or details.telephone).strip()
    return store.id_of(ws, one.company_id, details) if is_whole else ""


def _keep(
    ws: Workspace,
    one: Incoming,
    before: Contact | None,
    account: str,
) -> Contact:
    told: dict[str, Any] = {
        "notice_version": one.notice_version,
        "notice_date": one.notice_date,
    }
    if before is None:
        gettext = translator(settings().language).gettext
        return store.add(
            ws,
            one.company_id,
            one.details,
            purpose=one.purpose or gettext(INTERVIEW),
            account=account,
            **told,
        )
    newer = {name: value for name, value in asdict(one.details).items() if value}
    known = replace(before.details, **newer)
    newest = replace(before, details=known, keep_until=store.longest())
    return store.renew(ws, replace(newest, **told) if one.notice_date else newest)


def _asked_to_go(ws: Workspace) -> set[str]:
    """Return the ids of those who were erased before their time was over."""
    ids = sa.select(TOMBSTONE.c.contact_id).where(TOMBSTONE.c.reason != RETENTION)
    with engine(ws).connect() as connection:
        return set(connection.execute(ids).scalars())
