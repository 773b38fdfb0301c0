"""Adding, finding and exporting contact persons.

Searching opens every contact in memory: there are hundreds of them, and an index of
names would be a second place to forget.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet

from etl.contacts import keys
from etl.contacts.schema import CONTACT, engine
from etl.errors import Refused
from etl.language import N_
from etl.settings import settings
from etl.workspace import Workspace

NEEDED = N_(
    "The contact has no {field}. Purpose, company, name and an e-mail or a telephone "
    "number are needed."
)
TOO_LONG = N_(
    "{date} is too far: contacts are kept for at most {days} days from today. Choose "
    "an earlier date; it can be renewed when there is a reason."
)
NOT_THERE = N_("There is no contact “{contact}”. It may have been erased.")


@dataclass(frozen=True)
class Details:
    """What is known of a person; sealed whole."""

    name: str
    email: str = ""
    telephone: str = ""
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Contact:
    """One contact person, opened, with why and until when it is kept."""

    contact_id: str
    company_id: str
    details: Details
    purpose: str
    notice_version: str
    notice_date: date | None
    keep_until: date
    added_at: str
    added_by: str


def add(
    ws: Workspace,
    company_id: str,
    details: Details,
    *,
    purpose: str,
    account: str,
    notice_version: str = "",
    notice_date: date | None = None,
    keep_until: date | None = None,
) -> Contact:
    """Seal a person's details with a key of their own; return the contact.

    Somebody who is kept already, by company and name, is brought up to date.
    """
    until = keep_until or longest()
    _check(company_id, details, purpose, until)
    contact_id = id_of(ws, company_id, details)
    row: dict[str, Any] = {
        "contact_id": contact_id,
        "company_id": company_id.strip(),
        "purpose": purpose.strip(),
        "notice_version": notice_version,
        "notice_date": notice_date,
        "keep_until": until,
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "added_by": account,
    }
    if keys.key_of(ws, contact_id) is not None:
        return renew(ws, Contact(details=details, **row))
    sealed = _sealed(keys.new_key(ws, contact_id), details)
    with engine(ws).begin() as connection:
        connection.execute(sa.insert(CONTACT).values(**row, sealed=sealed))
    return Contact(details=details, **row)


def renew(ws: Workspace, contact: Contact) -> Contact:
    """Put newer facts of a known person in the place of the older ones."""
    key = keys.key_of(ws, contact.contact_id)
    if key is None:
        raise Refused(NOT_THERE, contact=contact.contact_id)
    names = ("purpose", "notice_version", "notice_date", "keep_until")
    newer = {name: getattr(contact, name) for name in names}
    newer["sealed"] = _sealed(key, contact.details)
    mine = CONTACT.c.contact_id == contact.contact_id
    with engine(ws).begin() as connection:
        connection.execute(sa.update(CONTACT).where(mine).values(**newer))
    return one_contact(ws, contact.contact_id)


def longest() -> date:
    """Return the last day until which somebody who is kept today may be kept."""
    return date.today() + timedelta(days=settings().contact_days)


def id_of(ws: Workspace, company_id: str, details: Details) -> str:
    """Return the id that a person of a company has, or would have."""
    named = details.name or details.email or details.telephone
    known = f"{company_id.strip()}\n{' '.join(named.casefold().split())}"
    digest = hmac.new(keys.installation_key(ws), known.encode(), hashlib.sha256)
    return f"Y-{digest.hexdigest()[:12]}"


def contacts(ws: Workspace) -> list[Contact]:
    """Return every contact that can be opened, by company and name."""
    with engine(ws).connect() as connection:
        rows = connection.execute(sa.select(CONTACT)).mappings().all()
    opened = [_opened(ws, dict(row)) for row in rows]
    found = [one for one in opened if one is not None]
    return sorted(found, key=lambda one: (one.company_id, one.details.name))


def find(ws: Workspace, words: str) -> list[Contact]:
    """Return the contacts in whose details, company or id all the words stand."""
    wanted = words.casefold().split()
    return [
        one
        for one in contacts(ws)
        if all(word in _searched(one).casefold() for word in wanted)
    ]


def one_contact(ws: Workspace, contact_id: str) -> Contact:
    """Return one contact, or refuse if there is none that can be opened."""
    for one in contacts(ws):
        if one.contact_id == contact_id:
            return one
    raise Refused(NOT_THERE, contact=contact_id)


def _check(company_id: str, details: Details, purpose: str, until: date) -> None:
    fields = {
        N_("the company’s business id"): company_id,
        N_("name"): details.name,
        N_("e-mail or telephone number"): details.email or details.telephone,
        N_("purpose"): purpose,
    }
    for field, value in fields.items():
        if not value.strip():
            raise Refused(NEEDED, field=field)
    if until > longest():
        days = settings().contact_days
        raise Refused(TOO_LONG, date=until.isoformat(), days=days)


def _sealed(key: Fernet, details: Details) -> bytes:
    return key.encrypt(json.dumps(asdict(details), ensure_ascii=False).encode())


def _opened(ws: Workspace, row: Mapping[str, Any]) -> Contact | None:
    key = keys.key_of(ws, row["contact_id"])
    if key is None:
        return None
    content = json.loads(key.decrypt(row["sealed"]))
    facts = {name: value for name, value in row.items() if name != "sealed"}
    return Contact(details=Details(**content), **facts)


def _searched(one: Contact) -> str:
    facts = (one.contact_id, one.company_id, *asdict(one.details).values())
    return " ".join(str(fact) for fact in facts)
